import { callSlack, isAboutToken, isRefusal } from './call-slack.js';
import type { Poster } from './post-reply.js';

/**
 * The channel of the bot's direct message with somebody. Slack takes a user's id for it when something is posted, but not
 * when it is looked for, so without the scope im:write the id is all there is.
 */
export async function directChannel({ client, timing, log }: Poster, user: string): Promise<string> {
  try {
    const { channel } = await callSlack(() => client.conversations.open({ users: user }), timing.patienceMs);
    return channel?.id ?? user;
  } catch (error) {
    if (!isRefusal(error) || isAboutToken(error)) throw error;
    log.debug({ refusal: error.data.error }, 'A direct message could not be opened by its name.');
    return user;
  }
}
