import type { Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import { truncate } from './truncate.js';

/** Action ids of question buttons begin with this; their value is the question. */
export const askAction = 'ask';

const longest = { button: 75, value: 2000 };

interface AskButton {
  readonly label: string;
  readonly question: string;
}

/** Questions to go on with, a button each; some say in fewer words what they ask. */
export function askButtons(asked: readonly (string | AskButton)[]): Block[] {
  const questions = asked
    .map((one) => (typeof one === 'string' ? { label: one, question: one } : one))
    .filter(({ question }) => cleanText(question) !== '');
  if (questions.length === 0) return [];
  return [
    {
      type: 'actions',
      elements: questions.map(({ label, question }, index) => ({
        type: 'button',
        text: {
          type: 'plain_text',
          text: truncate(cleanText(label), longest.button) || '–',
          emoji: false,
        },
        action_id: `${askAction}_${index}`,
        value: truncate(question, longest.value),
      })),
    },
  ];
}
