import type { Field, InputBlock, Option } from '../../render/block-elements.js';
import { element } from './element.js';

/** Something to fill in, with its label, its hint and room for what is wrong. */
export function fieldView({
  block_id: id = '',
  label,
  element: field,
  hint,
  optional,
}: InputBlock): HTMLElement {
  const name = `field-${id}`;
  const about = [...(hint ? [`${name}-hint`] : []), `${name}-error`].join(' ');
  const control = controlView(field, { id: name, 'aria-describedby': about, required: !optional });
  return element(
    'div',
    { class: 'field', 'data-field': id },
    element('label', { for: name }, label.text, ...(optional ? [element('small', {}, ' (optional)')] : [])),
    control,
    ...(hint ? [element('p', { class: 'hint', id: `${name}-hint` }, hint.text)] : []),
    element('p', { class: 'error', id: `${name}-error`, role: 'alert' }),
  );
}

/** What a field holds: several values of one where several can be chosen. */
export function fieldValue(field: Element): string | string[] {
  const chosen = field.querySelector('.chosen');
  if (chosen)
    return [...chosen.querySelectorAll('[data-value]')].map((each) => each.getAttribute('data-value') ?? '');
  const control = field.querySelector('input, select, textarea');
  const isControl =
    control instanceof HTMLInputElement ||
    control instanceof HTMLSelectElement ||
    control instanceof HTMLTextAreaElement;
  return isControl ? control.value : '';
}

type Attributes = Readonly<Record<string, string | boolean>>;

function controlView(field: Field, attributes: Attributes): HTMLElement {
  switch (field.type) {
    case 'plain_text_input': {
      const limit = { maxlength: field.max_length ?? 3000 };
      const control = field.multiline
        ? element('textarea', { ...attributes, ...limit, rows: 5 })
        : element('input', { ...attributes, ...limit, type: 'text' });
      control.value = field.initial_value ?? '';
      return control;
    }
    case 'number_input': {
      const step = field.is_decimal_allowed ? 'any' : '1';
      const { min_value: min, max_value: max, initial_value: value } = field;
      return element('input', { ...attributes, type: 'number', step, min, max, value });
    }
    case 'timepicker':
      return element('input', { ...attributes, type: 'time', value: field.initial_time });
    case 'static_select': {
      const empty = field.initial_option ? [] : [element('option', { value: '' }, 'Choose one')];
      return element('select', attributes, ...empty, ...optionViews(field.options, field.initial_option));
    }
    case 'multi_static_select':
      return severalView(field.options, field.initial_options ?? [], attributes);
  }
}

function optionViews(options: readonly Option[], initial?: Option): HTMLElement[] {
  return options.map(({ text, value }) =>
    element('option', { value, selected: value === initial?.value }, text.text),
  );
}

/** Chosen one after the other, and kept in that order. */
function severalView(
  options: readonly Option[],
  initial: readonly Option[],
  attributes: Attributes,
): HTMLElement {
  const chosen = element('ol', { class: 'chosen' });
  const add = (value: string) => {
    const option = options.find((each) => each.value === value);
    const isThere = [...chosen.children].some((each) => each.getAttribute('data-value') === value);
    if (!option || isThere) return;
    const remove = element('button', { type: 'button', 'aria-label': `Remove ${option.text.text}` }, '×');
    const item = element('li', { 'data-value': value }, option.text.text, remove);
    remove.addEventListener('click', () => item.remove());
    chosen.append(item);
  };
  for (const { value } of initial) add(value);
  // What was chosen is not in the control: it may be empty.
  const select = element(
    'select',
    { ...attributes, required: false },
    element('option', { value: '' }, 'Add …'),
    ...optionViews(options),
  );
  select.addEventListener('change', () => {
    add(select.value);
    select.value = '';
  });
  return element('div', { class: 'several' }, chosen, select);
}
