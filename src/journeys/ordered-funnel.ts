import type { Funnel, FunnelQuery } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { orderedAttempts } from './ordered-attempts.js';
import { postingsOf } from './postings.js';

/** The funnel in order, others may lie between (see `orderedAttempts`). */
export function orderedFunnel(log: JourneyLog, query: FunnelQuery): Funnel {
  const { customerCount, until } = log;
  const { within, members, enteredBefore } = query;
  const { from } = query.entered;
  const postings = postingsOf(log, query.steps);
  const stepCount = query.steps.length;
  const levels = new Uint8Array(customerCount);
  const times = new Uint32Array(customerCount * stepCount);
  const openSince = new Uint32Array(customerCount);
  const [entries] = postings;
  const attempts = orderedAttempts(postings, within);

  for (let customer = 0; customer < customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    let entry = entries.starts[customer];
    let endOfEntries = entries.starts[customer + 1];
    const to = enteredBefore ? Math.min(query.entered.to, enteredBefore[customer]) : query.entered.to;
    while (entry < endOfEntries && entries.times[endOfEntries - 1] >= to) endOfEntries--;
    while (entry < endOfEntries && entries.times[entry] < from) entry++;
    if (entry === endOfEntries) continue;
    const level = attempts.follow(customer, entry, endOfEntries);
    levels[customer] = level;
    attempts.write(level, times, customer * stepCount);
    const newest = entries.times[endOfEntries - 1];
    if (level < stepCount && newest + within >= until) openSince[customer] = newest;
  }
  return { stepCount, within, levels, times, openSince, excluded: 0 };
}
