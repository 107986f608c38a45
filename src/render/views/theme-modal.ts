import { formatCount } from '../../ask/figure-format.js';
import type { InputBlock, Option } from '../block-elements.js';
import { cleanText } from '../clean-text.js';
import { truncate } from '../truncate.js';
import type { ThemeAction } from './home-actions.js';
import { fields, modals } from './modal-ids.js';
import type { ModalView } from './view-schema.js';
import { viewText } from './view-text.js';

/** A main theme of feedback. */
export interface HomeTheme {
  readonly id: number;
  readonly name: string;
  /** How many are mainly about it. */
  readonly texts: number;
  readonly pinned: boolean;
  readonly parts: number;
}

export interface ThemeForm {
  readonly action: ThemeAction;
  readonly channel: string;
  /** Those that it can be done to, at least one. */
  readonly themes: readonly HomeTheme[];
}

const longest = { option: 75, name: 100, label: 2000 };
const mostOptions = 100;

/** Billing (1,203 texts, pinned). The name is cut, not the count. */
export function themeWords({ name, texts, pinned }: HomeTheme, longestLine: number): string {
  const count = ` (${texts === 1 ? '1 text' : `${formatCount(texts)} texts`}${pinned ? ', pinned' : ''})`;
  return `${truncate(cleanText(name), longestLine - count.length)}${count}`;
}

/** The themes that something can be done to. */
export function themesFor(action: ThemeAction, themes: readonly HomeTheme[]): readonly HomeTheme[] {
  switch (action) {
    case 'rename':
    case 'pin':
      return themes;
    case 'merge':
      return themes.length > 1 ? themes : [];
    case 'split':
      return themes.filter(({ parts }) => parts > 1);
  }
}

/** Renames, merges, splits or pins a theme: which one is chosen in the form. */
export function themeModal({ action, channel, themes }: ThemeForm): ModalView {
  const options = themes.slice(0, mostOptions).map((theme): Option => ({
    text: viewText(themeWords(theme, longest.option), longest.option),
    value: String(theme.id),
  }));
  const { title, submit, blocks } = formOf(action, options);
  return {
    type: 'modal',
    callback_id: modals.theme,
    private_metadata: JSON.stringify({ action, channel }),
    title: viewText(title, 24),
    submit: viewText(submit, 24),
    close: viewText('Cancel', 24),
    blocks,
  };
}

function formOf(
  action: ThemeAction,
  options: Option[],
): { readonly title: string; readonly submit: string; readonly blocks: InputBlock[] } {
  switch (action) {
    case 'rename':
      return {
        title: 'Rename a theme',
        submit: 'Rename',
        blocks: [choiceField(fields.theme, 'Theme', options), nameField()],
      };
    case 'merge':
      return {
        title: 'Merge two themes',
        submit: 'Merge',
        blocks: [
          choiceField(fields.theme, 'Theme that goes', options),
          choiceField(
            fields.into,
            'Theme that stays',
            options,
            'It gets all texts of the other. This can’t be undone.',
          ),
        ],
      };
    case 'split':
      return {
        title: 'Split a theme',
        submit: 'Split',
        blocks: [
          choiceField(
            fields.theme,
            'Theme',
            options,
            'Each of its parts becomes a theme of its own, and is pinned.',
          ),
        ],
      };
    case 'pin':
      return {
        title: 'Pin a theme',
        submit: 'Save',
        blocks: [
          choiceField(fields.theme, 'Theme', options),
          choiceField(
            fields.keep,
            'Keep it, also when later texts no longer form it',
            keepOptions,
            undefined,
            keepOptions[0],
          ),
        ],
      };
  }
}

const keepOptions: Option[] = [
  { text: viewText('Pin it', longest.option), value: 'yes' },
  { text: viewText('No longer', longest.option), value: 'no' },
];

function choiceField(
  id: string,
  label: string,
  options: Option[],
  hint?: string,
  initial?: Option,
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: viewText(label, longest.label),
    ...(hint === undefined ? {} : { hint: viewText(hint, longest.label) }),
    element: {
      type: 'static_select',
      action_id: id,
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}

function nameField(): InputBlock {
  return {
    type: 'input',
    block_id: fields.name,
    label: viewText('New name', longest.label),
    element: { type: 'plain_text_input', action_id: fields.name, max_length: longest.name },
  };
}
