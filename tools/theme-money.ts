import type { FollowUp } from '../src/journeys/follow-up.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { sourceOfEvent } from '../src/journeys/event-sources.js';
import { worthAtStake } from '../src/journeys/worth-at-stake.js';

/** What went with customers who came to an outcome after they had spoken of a theme. */
export interface ThemeMoney {
  readonly customers: number;
  /** What they had paid in the year before; where no amounts are known, what they are worth. */
  readonly amount: number;
  /** Of what all who came to the outcome had paid, 0–1. */
  readonly share: number;
}

const year = 365 * 86_400;

/**
 * The money that went with each theme: plain sums of what happened, which prove no cause.
 *
 * @param spoken of each theme: when each customer first spoke of it, Unix seconds.
 * @param ratingSources names of sources whose numbers are ratings and no money.
 */
export function themeMoney(
  log: JourneyLog,
  { customers, outcomeAt }: FollowUp,
  spoken: ReadonlyMap<number, ReadonlyMap<number, number>>,
  ratingSources: ReadonlySet<string>,
): Map<number, ThemeMoney> {
  const gone = new Map(
    [...customers].flatMap((customer, row) => (outcomeAt[row] > 0 ? [[customer, outcomeAt[row]]] : [])),
  );
  const paid = paidBefore(log, gone, ratingSources);
  const total = [...paid.values()].reduce((sum, amount) => sum + amount, 0);
  return new Map(
    [...spoken].map(([theme, first]) => {
      const own = [...first].filter(([customer, at]) => at < (gone.get(customer) ?? 0));
      const amount = own.reduce((sum, [customer]) => sum + (paid.get(customer) ?? 0), 0);
      return [
        theme,
        {
          customers: own.length,
          amount: Math.round(100 * amount) / 100,
          share: total > 0 ? amount / total : 0,
        },
      ];
    }),
  );
}

/** Of each customer who came to the outcome: the sum of the amounts of the year before it. */
function paidBefore(
  log: JourneyLog,
  gone: ReadonlyMap<number, number>,
  ratingSources: ReadonlySet<string>,
): Map<number, number> {
  const paid = new Map<number, number>();
  const isRating = log.sources.map(({ name }) => ratingSources.has(name));
  if (log.values.events.every((event) => isRating[sourceOfEvent(log, event)])) {
    const { values } = worthAtStake(log);
    for (const customer of gone.keys()) paid.set(customer, values[customer]);
    return paid;
  }
  let customer = 0;
  log.values.events.forEach((event, place) => {
    while (event >= log.offsets[customer + 1]) customer++;
    const at = gone.get(customer);
    if (at === undefined || log.times[event] > at || log.times[event] < at - year) return;
    if (isRating[sourceOfEvent(log, event)]) return;
    paid.set(customer, (paid.get(customer) ?? 0) + log.values.amounts[place]);
  });
  return paid;
}
