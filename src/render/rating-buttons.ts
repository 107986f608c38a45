import type { Block } from './blocks.js';

/** Action id of the buttons; their value is a rating and the receipt of the answer. */
export const rateAction = 'rate_answer';

export const ratings = ['good', 'bad'] as const;
export type Rating = (typeof ratings)[number];

/** Whether an answer was of use: Slack shows who pressed what was pressed. */
export function ratingButtons(receipt: string): Block {
  const button = (rating: Rating, text: string, label: string) => ({
    text: { type: 'plain_text' as const, text },
    value: `${rating} ${receipt}`,
    accessibility_label: label,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: rateAction,
        positive_button: button('good', 'Useful', 'This answer was of use'),
        negative_button: button('bad', 'Not useful', 'This answer is wrong or of no use'),
      },
    ],
  };
}
