import { z } from 'zod';
import { firstAtLeast } from '../src/journeys/first-at-least.js';
import type { Funnel } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { Database } from '../src/store/database.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import { estimateSchema } from './estimate-schema.js';

export const stageFeedbackSchema = z.object({
  texts: z.number(),
  /** Share of those whose feeling is known that are negative; null where none is known. */
  negative: estimateSchema.nullable(),
});
export type StageFeedback = z.output<typeof stageFeedbackSchema>;

/** Of the feeling of a text, −1 to 1: below this it is negative. */
const negativeBelow = -0.3;

/**
 * What customers said while they stood at each stage of a funnel, from reaching it until the next one or the end of their time.
 * Null for stages of which nobody spoke.
 */
export async function readStageFeedback(
  database: Database,
  log: JourneyLog,
  funnel: Funnel,
  customers: Uint32Array,
): Promise<(StageFeedback | null)[]> {
  const { stepCount, levels, times, within } = funnel;
  const isMember = new Uint8Array(log.customerCount);
  for (const customer of customers) isMember[customer] = 1;
  const counts = Array.from({ length: stepCount }, () => ({ texts: 0, felt: 0, negative: 0 }));
  for (const { customer: key, at, feeling } of await readTexts(database, log.until)) {
    const customer = firstAtLeast(log.customerKeys, key);
    if (log.customerKeys[customer] !== key || isMember[customer] === 0) continue;
    const row = customer * stepCount;
    if (at < times[row] || at > times[row] + within) continue;
    let stage = levels[customer] - 1;
    while (at < times[row + stage]) stage--;
    const count = counts[stage];
    count.texts++;
    if (feeling === null) continue;
    count.felt++;
    if (feeling < negativeBelow) count.negative++;
  }
  return counts.map(({ texts, felt, negative }) =>
    texts === 0 ? null : { texts, negative: felt === 0 ? null : wilsonInterval(negative, felt) },
  );
}

interface Text {
  readonly customer: number;
  /** Unix seconds. */
  readonly at: number;
  readonly feeling: number | null;
}

/** Feelings are known once texts have been read. */
async function readTexts(database: Database, until: number): Promise<Text[]> {
  const [{ read }] = await database.query<{ read: boolean }>(
    `select to_regclass('feedback_reading') is not null as read`,
  );
  return database.query<{ customer: number; at: number; feeling: number | null }>(
    `select customer_id as customer, extract(epoch from at)::double precision as at,
            ${read ? 'sentiment::double precision' : 'null::double precision'} as feeling
       from feedback join profile on profile.id = profile_id
       ${read ? 'left join feedback_reading on feedback_id = feedback.id' : ''}
      where at < to_timestamp($1) and customer_id is not null`,
    [until],
  );
}
