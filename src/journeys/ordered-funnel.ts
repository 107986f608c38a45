import type { Funnel, FunnelQuery } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { postingsOf, type Postings } from './postings.js';

/**
 * The funnel in order, others may lie between. Step by step: each event of step k continues the newest attempt that
 * had reached step k − 1 before it, because a later start dominates every earlier one (it leaves more of the window).
 * Only events of the steps are touched, and of a customer only the steps up to the first never done. Ties keep
 * arrival order, and no event serves two steps of one attempt.
 */
export function orderedFunnel(log: JourneyLog, query: FunnelQuery): Funnel {
  const { customerCount, until } = log;
  const { within, members, enteredBefore } = query;
  const { from } = query.entered;
  const postings = postingsOf(log, query.steps);
  const stepCount = query.steps.length;
  const levels = new Uint8Array(customerCount);
  const times = new Uint32Array(customerCount * stepCount);
  const openSince = new Uint32Array(customerCount);
  const [entries, second] = postings;
  const reached = postings.map(({ longest }, step) =>
    step === 0 ? attemptsAtEntry(entries) : attemptsAtStep(longest),
  );

  for (let customer = 0; customer < customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    let entry = entries.starts[customer];
    let endOfEntries = entries.starts[customer + 1];
    const to = enteredBefore ? Math.min(query.entered.to, enteredBefore[customer]) : query.entered.to;
    while (entry < endOfEntries && entries.times[endOfEntries - 1] >= to) endOfEntries--;
    while (entry < endOfEntries && entries.times[entry] < from) entry++;
    if (entry === endOfEntries) continue;
    const newest = entries.times[endOfEntries - 1];
    levels[customer] = 1;
    times[customer * stepCount] = newest;
    if (newest + within >= until) openSince[customer] = newest;
    if (second.starts[customer] === second.starts[customer + 1]) continue;

    let level = 1;
    let latest = endOfEntries - 1;
    let first = entry;
    let end = endOfEntries;
    while (level < stepCount) {
      const most = level === stepCount - 1 ? 1 : Infinity;
      const count = continueAttempts(
        reached[level - 1],
        first,
        end,
        postings[level],
        customer,
        within,
        most,
        reached[level],
      );
      if (count === 0) break;
      first = 0;
      end = count;
      latest = count - 1;
      level++;
    }

    levels[customer] = level;
    if (level === stepCount) openSince[customer] = 0;
    const row = customer * stepCount;
    for (let step = level - 1; step >= 0; step--) {
      times[row + step] = reached[step].times[latest];
      latest = reached[step].parents[latest];
    }
  }
  return { stepCount, within, levels, times, openSince, excluded: 0 };
}

/**
 * Lets each event of the next step continue the newest attempt before it, of those from `first` to `end`.
 * @returns how many were written to `later`; `most` of them at most (who finished has finished: the first counts).
 */
function continueAttempts(
  earlier: AttemptsAtStep,
  first: number,
  end: number,
  next: Postings,
  customer: number,
  within: number,
  most: number,
  later: AttemptsAtStep,
): number {
  // Held in locals: in the loop their fields would be read again after every write.
  const { events: earlierEvents, starts } = earlier;
  const { events, times } = next;
  const { events: laterEvents, starts: laterStarts, times: laterTimes, parents } = later;
  const endOfNext = next.starts[customer + 1];
  let count = 0;
  let attempt = first - 1;
  for (let place = next.starts[customer]; place < endOfNext && count < most; place++) {
    const event = events[place];
    while (attempt + 1 < end && earlierEvents[attempt + 1] < event) attempt++;
    if (attempt < first || times[place] - starts[attempt] > within) continue;
    laterEvents[count] = event;
    laterStarts[count] = starts[attempt];
    laterTimes[count] = times[place];
    parents[count++] = attempt;
  }
  return count;
}

/** The attempts of one customer that reached a step, in order. */
interface AttemptsAtStep {
  /** Places in the log. */
  readonly events: Uint32Array;
  /** Time of the attempt's first step. */
  readonly starts: Uint32Array;
  /** Time of this step. */
  readonly times: Uint32Array;
  /** Place of the same attempt at the step before. */
  readonly parents: Uint32Array;
}

/** Every entry begins an attempt: the entries of all customers as they stand. */
function attemptsAtEntry({ events, times }: Postings): AttemptsAtStep {
  return { events, starts: times, times, parents: events };
}

/** Room for one customer's attempts, used again for each. */
function attemptsAtStep(most: number): AttemptsAtStep {
  const column = () => new Uint32Array(most);
  return { events: column(), starts: column(), times: column(), parents: column() };
}
