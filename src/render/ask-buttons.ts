import type { Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import { truncate } from './truncate.js';

/** Action ids of question buttons begin with this; their value is the question. */
export const askAction = 'ask';

const longest = { button: 75, value: 2000 };

/** Questions to go on with, a button each. */
export function askButtons(asked: readonly string[]): Block[] {
  const questions = asked.filter((question) => cleanText(question) !== '');
  if (questions.length === 0) return [];
  return [
    {
      type: 'actions',
      elements: questions.map((question, index) => ({
        type: 'button',
        text: {
          type: 'plain_text',
          text: truncate(cleanText(question), longest.button) || '–',
          emoji: false,
        },
        action_id: `${askAction}_${index}`,
        value: truncate(question, longest.value),
      })),
    },
  ];
}
