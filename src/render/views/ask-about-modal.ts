import { cleanText } from '../clean-text.js';
import { truncate } from '../truncate.js';
import { fields, modals } from './modal-ids.js';
import type { ModalView } from './view-schema.js';
import { viewText } from './view-text.js';

const longest = { quote: 600, question: 2000 };

/** A question about a message; the answer goes to who asks. @param text what stands in it, as people read it. */
export function askAboutModal(text: string): ModalView {
  return {
    type: 'modal',
    callback_id: modals.askAbout,
    private_metadata: JSON.stringify({ about: truncate(cleanText(text), longest.quote) }),
    title: viewText('Ask about this', 24),
    submit: viewText('Ask', 24),
    close: viewText('Cancel', 24),
    blocks: [
      ...(text.trim() === ''
        ? []
        : [{ type: 'context' as const, elements: [viewText(text, longest.quote)] }]),
      {
        type: 'input',
        block_id: fields.question,
        label: viewText('Your question', 2000),
        hint: viewText('The answer comes to you as a direct message.', 2000),
        element: {
          type: 'plain_text_input',
          action_id: fields.question,
          multiline: true,
          max_length: longest.question,
          ...(isQuestion(text) ? { initial_value: truncate(text.trim(), longest.question) } : {}),
        },
      },
    ],
  };
}

/** Somebody asked in the channel: the question need not be typed again. */
function isQuestion(text: string): boolean {
  return /\?\s*$/.test(text);
}
