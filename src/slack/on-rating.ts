import type { App } from '@slack/bolt';
import { rateAction, ratings } from '../render/rating-buttons.js';
import { rateAnswer } from '../store/answer-ratings.js';
import { ratingPressSchema } from './slack-payloads.js';
import type { SurfaceParts } from './surface-parts.js';

/** Whether an answer was of use: one word of each reader, the last one counts. */
export function onRating(app: App, { database, team }: SurfaceParts): void {
  app.action(rateAction, async ({ body, ack, respond }) => {
    const { channel, user, message, actions } = ratingPressSchema.parse(body);
    const [word, receipt = ''] = actions[0].value.split(' ');
    const rating = ratings.find((known) => known === word);
    if (rating) {
      const where = { team, channel: channel.id, ts: message.ts, user: user.id };
      await rateAnswer(database, { ...where, receipt, rating });
    }
    await ack();
    if (rating !== 'bad') return;
    const text = `Noted, thank you. Whoever runs Footpath can compute it again: \`footpath replay ${receipt}\`.`;
    await respond({ response_type: 'ephemeral', replace_original: false, text });
  });
}
