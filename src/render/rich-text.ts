import type { RichTextBlock, RichTextElement, RichTextSection } from './blocks.js';
import { cleanText } from './clean-text.js';
import { truncate } from './truncate.js';

/*
 * Rich text shows every character as it is: nothing in a name or a question becomes a mention, a link or bold.
 */

type Style = Extract<RichTextElement, { type: 'text' }>['style'];

/** Cleaned text, cut to `longest`; never empty, as Slack refuses that. */
export function richText(text: string, longest: number, style?: Style): RichTextElement {
  const shown = truncate(cleanText(text), longest) || '–';
  return style ? { type: 'text', text: shown, style } : { type: 'text', text: shown };
}

export function richSection(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function bulletList(items: readonly string[], longest: number): RichTextBlock['elements'][number] {
  return {
    type: 'rich_text_list',
    style: 'bullet',
    elements: items.map((item) => richSection(richText(item, longest))),
  };
}
