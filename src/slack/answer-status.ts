import { setTimeout as wait } from 'node:timers/promises';
import { isUnclear } from './call-slack.js';
import type { Poster } from './post-reply.js';
import type { Thread } from './question-inbox.js';

/** An answer that is ready waits no longer for its own status. */
const patienceMs = 300;

/**
 * Says in a thread that work goes on; Slack takes that away when the answer comes. Never throws.
 * @returns what to call before the answer is posted: a status that comes late would stay after it, and is taken away.
 */
export function showStatus({ client, log }: Poster, { channel, threadTs }: Thread): () => Promise<void> {
  const place = { channel_id: channel, thread_ts: threadTs };
  const set = async (status: string) => {
    try {
      await client.assistant.threads.setStatus({ ...place, status });
      return true;
    } catch (error) {
      log.debug({ err: error }, 'The status could not be shown.');
      return isUnclear(error);
    }
  };
  const shown = set('is working it out…');
  return async () => {
    const isLate = await Promise.race([shown.then(() => false), wait(patienceMs, true)]);
    if (isLate) void shown.then((isShown) => isShown && set(''));
  };
}
