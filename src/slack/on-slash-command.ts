import type { App } from '@slack/bolt';
import { escapeMrkdwn } from '../render/escape-mrkdwn.js';
import { refusalIn } from './access-policy.js';
import { askPrivately } from './ask-privately.js';
import { openNewDigest } from './on-home-button.js';
import { questionText } from './question-text.js';
import { slashCommandSchema } from './slack-payloads.js';
import type { SurfaceParts } from './surface-parts.js';

export const slashCommand = '/footpath';

/** `/footpath <question>`, `/footpath digest`, `/footpath help`. The answer is for who asks. */
export function onSlashCommand(app: App, parts: SurfaceParts): void {
  app.command(slashCommand, async ({ body, ack }) => {
    const { text, user_id: user, channel_id: channel, trigger_id: trigger } = slashCommandSchema.parse(body);
    const asked = questionText(text, parts.botUserId);
    const notForGuests = await parts.rights.refusalOf(user);
    if (notForGuests !== undefined) return ack(ephemeral(notForGuests));
    if (asked === '' || asked === 'help') return ack(ephemeral(await help(parts)));
    if (asked === 'digest') {
      const refusal = refusalIn(parts.access, channel, false);
      if (refusal !== undefined) return ack(ephemeral(refusal));
      await openNewDigest(parts, trigger, channel);
      return ack();
    }
    await askPrivately(parts, { user, question: asked, eventId: `command ${trigger}` });
    await ack(ephemeral('I answer you in a direct message.'));
  });
}

function ephemeral(text: string) {
  return { response_type: 'ephemeral' as const, text };
}

async function help({ starterQuestions }: SurfaceParts): Promise<string> {
  const examples = (await starterQuestions()).slice(0, 4);
  return [
    `Ask about your customers: \`${slashCommand}\` and the question. The answer comes to you as a direct message.`,
    ...examples.map((question) => `• ${slashCommand} ${escapeMrkdwn(question)}`),
    `• ${slashCommand} digest (what really changed, every week, here)`,
  ].join('\n');
}
