import { firstTime, type HappeningTimes } from './outcome-times.js';

/** Of those who were given the action at most this share had the other as well: one stands in place of the other. */
const mostWithBoth = 0.02;
const leastWithOther = 0.05;

/**
 * When customers were given another action that stands in place of this one: e-mails of a campaign of which everyone gets
 * one, or none. To compare with them from then on would tell what the one does more than the other, not what it does.
 * Actions that are given beside each other are none of these.
 *
 * @param entries of those who could be given the action.
 * @returns Unix seconds per customer, Infinity where never; undefined where no action stands in place of this one.
 */
export function givenOther(
  customerCount: number,
  entries: HappeningTimes,
  action: HappeningTimes,
  others: readonly HappeningTimes[],
): Float64Array | undefined {
  const instead = others.filter((other) => {
    const [given, not] = [
      { all: 0, other: 0 },
      { all: 0, other: 0 },
    ];
    for (let customer = 0; customer < customerCount; customer++) {
      if (firstTime(entries, customer) === Infinity) continue;
      const side = firstTime(action, customer) < Infinity ? given : not;
      side.all++;
      if (firstTime(other, customer) < Infinity) side.other++;
    }
    return given.other < mostWithBoth * given.all && not.other >= leastWithOther * not.all;
  });
  if (instead.length === 0) return undefined;
  return Float64Array.from({ length: customerCount }, (_, customer) =>
    Math.min(...instead.map((other) => firstTime(other, customer))),
  );
}
