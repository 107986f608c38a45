import { someOf, type FollowUp } from './follow-up.js';
import type { JourneyLog } from './journey-log.js';
import { knownFeatures } from './known-features.js';
import type { ActivityOutcome, TimedOutcome } from './outcome.js';
import { watchDaily, type WatchedLives } from './watch-daily.js';

const leastLater = 0.25;
/** Customers to watch day by day; more would cost time and change little. */
const mostWatched = 24_000;

/**
 * Whether an outcome may come on any day of a long life: to many it comes later than two horizons after their entry.
 * Inactivity can't be looked at daily: whoever did something is active for days.
 */
export function comesAnyDay(
  outcome: TimedOutcome,
  { enteredAt, outcomeAt }: FollowUp,
  horizonSeconds: number,
): outcome is ActivityOutcome {
  const cameAfter = (seconds: number) =>
    outcomeAt.reduce((sum, came, place) => sum + (came > enteredAt[place] + seconds ? 1 : 0), 0);
  return outcome.kind === 'activity' && cameAfter(2 * horizonSeconds) >= leastLater * cameAfter(0);
}

/** One in so many customers is watched. */
export function watchStride({ customers }: FollowUp): number {
  return Math.ceil(customers.length / mostWatched) || 1;
}

/**
 * Customers watched from day to day until such an outcome: what was known at their entry, what they did, and what they said.
 *
 * @param withoutTraits traits that give the outcome away.
 */
export function watchToOutcome(
  log: JourneyLog,
  followed: FollowUp,
  { codes, entry }: ActivityOutcome,
  withoutTraits: ReadonlySet<string>,
  said: readonly ReadonlyMap<number, number>[],
): WatchedLives {
  const stride = watchStride(followed);
  const watched = someOf(followed, (place) => place % stride === 0);
  const known = knownFeatures(log, watched.customers, watched.enteredAt, withoutTraits);
  return watchDaily(log, watched, known, new Set([...codes, ...(entry?.codes ?? [])]), said);
}
