import type { ViewBlock } from '../blocks.js';
import { cleanText } from '../clean-text.js';
import { truncate } from '../truncate.js';

/** Plain text of a view: shows every character as it is, cleaned and cut; never empty, as Slack refuses that. */
export function viewText(text: string, longest: number) {
  return {
    type: 'plain_text' as const,
    text: truncate(cleanText(text), longest) || '–',
    emoji: false,
  };
}

/** Of a text in a section. */
const mostCharacters = 3000;

/** Lines of a view, each cleaned and cut, and cut together to what a section holds. */
export function viewLines(lines: readonly string[], longest: number) {
  const shown = lines.map((line) => truncate(cleanText(line), longest)).filter((line) => line !== '');
  return {
    type: 'plain_text' as const,
    text: truncate(shown.join('\n'), mostCharacters) || '–',
    emoji: false,
  };
}

export function heading(text: string): ViewBlock {
  return { type: 'header', text: viewText(text, 150) };
}

export function viewButton(text: string, actionId: string, value: string, style?: 'primary' | 'danger') {
  return {
    type: 'button' as const,
    text: viewText(text, 75),
    action_id: actionId,
    value,
    ...(style ? { style } : {}),
  };
}
