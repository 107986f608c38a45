import type { App } from '@slack/bolt';
import { receiptOfWholeList } from '../ask/whole-list.js';
import { publishHome } from './home-tab.js';
import { homeOpenedSchema } from './slack-payloads.js';
import type { SurfaceParts } from './surface-parts.js';

const mostPrompts = 4;

/** Somebody opens one of the bot's own tabs: Home, or the messages with questions to begin with. */
export function onHomeOpened(app: App, parts: SurfaceParts): void {
  app.event('app_home_opened', async ({ body }) => {
    const { event } = homeOpenedSchema.parse(body);
    // Slack waits for its acknowledgement only so long.
    if (event.tab === 'home') void publishHome(parts, event.user, event.channel);
    if (event.tab !== 'messages' || (await parts.rights.refusalOf(event.user)) !== undefined) return;
    const viewing = event.context?.entities.find(({ type }) => type === 'slack#/types/channel_id')?.value;
    await suggestQuestions(parts, event.channel, typeof viewing === 'string' ? viewing : undefined);
  });
}

/** First what was asked in the channel that is on the screen beside it. */
async function suggestQuestions(
  { poster, starterQuestions, inbox, log }: SurfaceParts,
  channel: string,
  viewing: string | undefined,
): Promise<void> {
  try {
    const recent = viewing === undefined ? [] : await inbox.recentQuestions(viewing, 2);
    const there = recent.filter((question) => receiptOfWholeList(question) === undefined);
    const [first, ...rest] = [...new Set([...there, ...(await starterQuestions())])]
      .slice(0, mostPrompts)
      .map((question) => ({ title: question, message: question }));
    if (!first) return;
    await poster.client.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      prompts: [first, ...rest],
    });
  } catch (error) {
    log.debug({ err: error }, 'Suggested questions could not be shown.');
  }
}
