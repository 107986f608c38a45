import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { validateBlocks, type Message } from '../render/validate-blocks.js';
import { callSlack, isRefusal } from './call-slack.js';
import type { Thread } from './question-inbox.js';

const patienceMs = 60_000;

/**
 * Posts the first version of a message that Slack takes: from the richest to plain text.
 * @throws the error of the last version when Slack takes none, or could not be reached in time.
 */
export async function postReply(
  client: webApi.WebClient,
  { channel, threadTs }: Thread,
  versions: readonly Message[],
  log: Logger,
): Promise<void> {
  for (const [index, { text, blocks }] of versions.entries()) {
    const last = index === versions.length - 1;
    const problems = last ? [] : validateBlocks({ text, blocks });
    if (problems.length > 0) {
      log.error({ problems }, 'A message breaks the limits of Slack; a simpler one is sent.');
      continue;
    }
    try {
      await callSlack(
        () =>
          client.chat.postMessage({
            channel,
            thread_ts: threadTs,
            text,
            ...(blocks.length > 0 ? { blocks: [...blocks] } : {}),
            unfurl_links: false,
            unfurl_media: false,
          }),
        patienceMs,
      );
      return;
    } catch (error) {
      if (last || !isRefusal(error)) throw error;
      log.warn({ refusal: error.data }, 'Slack refused a message; a simpler one is sent.');
    }
  }
}
