import { z } from 'zod';
import { FootpathError } from '../src/errors.js';
import { timezone as timezoneSchema } from '../src/journeys/definitions.js';
import {
  endSubscriptions,
  isAlert,
  listSubscriptions,
  subscribe,
  type DigestSubscription,
} from '../src/store/digest-subscriptions.js';
import { toolArguments } from './tool-arguments.js';
import type { Tool } from './tool.js';

const output = z.strictObject({
  action: z.enum(['subscribe', 'unsubscribe', 'list']),
  /** What was begun or ended, or all that there is. */
  subscriptions: z.array(
    z.strictObject({
      what: z.string(),
      place: z.enum(['you', 'this channel']),
      weekday: z.string(),
      time: z.string(),
      timezone: z.string(),
      /** Of an alert. */
      over: z.number().nullable(),
      under: z.number().nullable(),
    }),
  ),
});
export type ScheduleDigest = z.output<typeof output>;
export const scheduleDigestOutput = output;

const usual = { weekday: 'monday', time: '09:00' };

/** Begins, ends and lists weekly digests of the place where it is asked. */
export const scheduleDigest: Tool<'schedule_digest', ScheduleDigest> = {
  name: 'schedule_digest',
  description:
    'Sends the weekly digest, or the answer to a question, to whoever asks or to their channel, on a weekday and time of theirs, or when its figure goes over or under a bound; ends and lists these.',
  input: toolArguments.schedule_digest,
  output,
  async execute(args, { asker, definitions, ...dependencies }) {
    const database = dependencies.records ?? dependencies.database;
    if (!asker) {
      throw new FootpathError(
        'bad_input',
        'Digests are sent to Slack and the web chat: ask there. `footpath digest` prints one here.',
      );
    }
    const { team, user, channel, isDirect } = asker;
    const described = (all: readonly DigestSubscription[]) => all.map((one) => describe(one, isDirect));
    const result = (subscriptions: ScheduleDigest['subscriptions']) => ({
      population: 0,
      definitions: [],
      data: { action: args.action, subscriptions },
      caveats: [],
    });
    if (args.action === 'subscribe') {
      const timezone = args.timezone ?? definitions.timezone;
      if (!timezoneSchema.safeParse(timezone).success) {
        throw new FootpathError(
          'bad_input',
          `${timezone} is no time zone; try one such as Europe/Amsterdam.`,
        );
      }
      const { weekday = usual.weekday, time = usual.time, question = null, over = null, under = null } = args;
      if (question === null && isAlert({ over, under })) {
        throw new FootpathError(
          'bad_input',
          'Say which figure I should watch, such as “tell me when the weekly churn rate goes over 5%”.',
        );
      }
      const wanted = { team, channel, createdBy: user, question, weekday, time, timezone, over, under };
      return result(described([await subscribe(database, wanted)]));
    }
    const current = await listSubscriptions(database, team, channel);
    if (args.action === 'list') return result(described(current));
    const ended = current.filter(({ question }) => args.question === undefined || question === args.question);
    return result(
      described(
        await endSubscriptions(
          database,
          ended.map(({ id }) => id),
          `ended by ${user}`,
        ),
      ),
    );
  },
};

function describe(
  { question, weekday, time, timezone, over, under }: DigestSubscription,
  isDirect: boolean,
): ScheduleDigest['subscriptions'][number] {
  const place = isDirect ? 'you' : 'this channel';
  return { what: question ?? 'the weekly digest', place, weekday, time, timezone, over, under };
}
