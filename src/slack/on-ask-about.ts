import type { App } from '@slack/bolt';
import { askAboutModal } from '../render/views/ask-about-modal.js';
import { askAboutMetadataSchema, fields, modals } from '../render/views/modal-ids.js';
import { askPrivately } from './ask-privately.js';
import { filledText, metadataOf } from './form-values.js';
import { openModal } from './open-modal.js';
import { questionText } from './question-text.js';
import { formSchema, messageShortcutSchema } from './slack-payloads.js';
import type { SurfaceParts } from './surface-parts.js';

export const askAboutShortcut = 'ask_about_this';

/** “Ask about this” on a message: a question, whose answer goes to who asks. */
export function onAskAbout(app: App, parts: SurfaceParts): void {
  app.shortcut(askAboutShortcut, async ({ body, ack }) => {
    const { trigger_id: trigger, message } = messageShortcutSchema.parse(body);
    const text = questionText(message.text, parts.botUserId);
    await openModal(parts, trigger, askAboutModal(text));
    await ack();
  });
  app.view(modals.askAbout, async ({ body, ack }) => {
    const form = formSchema.parse(body);
    const question = filledText(form, fields.question);
    if (question === '') {
      return ack({
        response_action: 'errors',
        errors: { [fields.question]: 'What would you like to know?' },
      });
    }
    const { user, view } = form;
    const { about } = metadataOf(askAboutMetadataSchema, view.private_metadata);
    await askPrivately(parts, { user: user.id, question, eventId: `about ${view.id}`, about });
    await ack();
  });
}
