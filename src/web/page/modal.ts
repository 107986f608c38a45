import type { ModalView } from '../../render/views/view-schema.js';
import { blockView } from './block-view.js';
import { byId, element } from './element.js';
import { fieldValue } from './field-view.js';
import { closeForm, submitForm } from './server.js';

/** The form that is open: shown by the server's word, and closed by it. */
export function showModal(view: ModalView | undefined): void {
  const dialog = byId('modal', HTMLDialogElement);
  if (!view) {
    if (dialog.open) dialog.close();
    return dialog.replaceChildren();
  }
  const form = element(
    'form',
    { novalidate: true },
    element('h2', { id: 'modal-title' }, view.title.text),
    element('div', { class: 'fields' }, ...view.blocks.map((block) => blockView(block, () => {}))),
    element('p', { class: 'error', role: 'alert' }),
    buttons(view),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(form);
  });
  dialog.replaceChildren(form);
  if (!dialog.open) dialog.showModal();
  const first = form.querySelector('input, select, textarea');
  if (first instanceof HTMLElement) first.focus();
}

/** Closing by Escape is told, too. */
export function startModal(): void {
  byId('modal', HTMLDialogElement).addEventListener('cancel', (event) => {
    event.preventDefault();
    void closeForm();
  });
}

function buttons({ close, submit }: ModalView): HTMLElement {
  const cancel = element('button', { type: 'button', class: 'choice' }, close?.text ?? 'Close');
  cancel.addEventListener('click', () => void closeForm());
  const send = submit ? [element('button', { type: 'submit', class: 'choice primary' }, submit.text)] : [];
  return element('div', { class: 'modal-buttons' }, cancel, ...send);
}

async function submit(form: HTMLFormElement): Promise<void> {
  const fields = [...form.querySelectorAll('[data-field]')];
  const values = Object.fromEntries(
    fields.map((field) => [field.getAttribute('data-field') ?? '', fieldValue(field)]),
  );
  const errors = await submitForm(values).catch(() => ({ '': 'That could not be sent. Please try again.' }));
  for (const place of form.querySelectorAll('.error')) {
    const field = place.closest('[data-field]')?.getAttribute('data-field') ?? '';
    place.textContent = new Map(Object.entries(errors)).get(field) ?? '';
  }
}
