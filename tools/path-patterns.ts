import { z } from 'zod';
import type { LongWork } from '../src/long-work.js';
import { episodesOf, type Episodes, type EpisodeScope } from '../src/journeys/episodes.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { harmful, leakingTraits } from '../src/journeys/leaking-traits.js';
import { contrastPatterns, followDays } from '../src/journeys/pattern-contrast.js';
import { sharesByTrait } from '../src/journeys/shares-by-trait.js';
import { seenInVisits } from '../src/journeys/seen-in-visits.js';
import { kindOfActivity } from '../src/journeys/proposal/activity-kind.js';
import { estimateSchema } from './estimate-schema.js';

export const patternsSchema = z.object({
  /** What was compared: visits, or customers over their whole time. */
  unit: z.enum(['visit', 'customer']),
  /** Customers are followed so long after the last step; visits to their end. */
  follow_days: z.number().optional(),
  /** How many there were, and how many of them came to the outcome. */
  compared: z.number(),
  came: z.number(),
  /** Sequences whose last step goes with coming to the outcome, or with not coming; surest first. */
  contrasts: z.array(
    z.object({
      /** The sequence in one text. */
      what: z.string(),
      activities: z.array(z.string()),
      direction: z.enum(['positive', 'negative']),
      reached: estimateSchema,
      others: estimateSchema,
      rate_ratio: estimateSchema,
      q: z.number(),
    }),
  ),
  tested: z.number(),
  kept: z.number(),
  expected_false: z.number(),
  /** Of visits: what was seen in them, whatever the order: what went wrong by its name first, of each what is surest and the worst. */
  seen: z.array(
    z.object({
      activity: z.string(),
      /** Its name says that something went wrong. */
      trouble: z.boolean(),
      /** Share of its visits that have the outcome. */
      reached: estimateSchema,
      /** The same of visits without it that came as far (`after`), with the same value of `only`. */
      others: estimateSchema,
      after: z.string().optional(),
      only: z.object({ trait: z.string(), value: z.string() }).optional(),
      /** Difference among visits with as many events. */
      difference: estimateSchema,
      q: z.number(),
      kept: z.boolean(),
    }),
  ),
  /** Of visits: share that came to the outcome for each kind of customer, the likeliest value of a trait first. */
  traits: z.array(
    z.object({
      trait: z.string(),
      value: z.string(),
      reached: estimateSchema,
      /** Of the trait: whether the shares of its values differ. */
      q: z.number(),
      kept: z.boolean(),
    }),
  ),
});
export type Patterns = z.output<typeof patternsSchema>;

/** Joins the steps of a path in words. */
export function pathText(activities: readonly string[]): string {
  return activities.join(' → ');
}

function isTrouble(name: string): boolean {
  const kind = kindOfActivity(name);
  return kind === 'trouble' || kind === 'loss';
}

/** Surely goes with not coming to the outcome. */
function isWorse({ kept, difference }: Patterns['seen'][number]): boolean {
  return kept && difference.estimate < 0;
}

/** What goes with coming to an outcome, or with not coming to it. */
export function* patternsBefore(
  log: JourneyLog,
  outcome: readonly number[],
  scope: EpisodeScope,
): LongWork<Patterns> {
  const episodes = episodesOf(log, outcome, scope);
  const { unit, patterns, outcomes, tested, kept } = yield* contrastPatterns(log, episodes, outcome);
  const largestQ = patterns.reduce((most, { q }) => Math.max(most, q), 0);
  const seen = unit === 'visit' ? seenInVisits(log, episodes, outcome) : [];
  return {
    unit,
    ...(unit === 'customer' && { follow_days: followDays }),
    compared: episodes.starts.length,
    came: outcomes,
    contrasts: patterns.map(({ activities, reached, others, ratio, q }) => {
      const names = activities.map((code) => log.activityNames[code]);
      const direction = ratio.estimate > 1 ? 'positive' : 'negative';
      return { what: pathText(names), activities: names, direction, reached, others, rate_ratio: ratio, q };
    }),
    tested,
    kept,
    expected_false: Math.round(100 * largestQ * kept) / 100,
    seen: seen
      .map(({ activity, after, ...row }) => ({
        ...row,
        activity: log.activityNames[activity],
        trouble: isTrouble(log.activityNames[activity]),
        ...(after !== undefined && { after: log.activityNames[after] }),
      }))
      .sort(
        (a, b) =>
          Number(b.trouble) - Number(a.trouble) ||
          Number(isWorse(b)) - Number(isWorse(a)) ||
          a.difference.estimate - b.difference.estimate,
      ),
    traits: unit === 'visit' ? sharesByTrait(log, episodes, leaksOf(log, episodes, outcome)) : [],
  };
}

/** Traits that may be set with the outcome, or after it. */
function leaksOf(log: JourneyLog, visits: Episodes, outcome: readonly number[]): Set<string> {
  const came = new Map<number, boolean>();
  visits.customers.forEach((customer, visit) => {
    const has = visits.outcomes[visit] < visits.ends[visit];
    came.set(customer, has || (came.get(customer) ?? false));
  });
  const customers = Uint32Array.from(came.keys());
  const outcomes = Uint8Array.from(came.values(), Number);
  const names = outcome.map((code) => log.activityNames[code]);
  return harmful(leakingTraits(log, customers, outcomes, names));
}
