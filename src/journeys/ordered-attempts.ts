import type { Postings } from './postings.js';

/** Follows attempts at a funnel in order, customer by customer. */
export interface OrderedAttempts {
  /**
   * Follows the attempts that begin with a customer's entries `first` up to `end` (places in the first step's postings).
   * @returns steps of the furthest one, 1 or more.
   */
  follow(customer: number, first: number, end: number): number;
  /** When the furthest attempt of the last `follow` reached each of its `level` steps, from `row` on. */
  write(level: number, times: Uint32Array, row: number): void;
}

/**
 * Step by step: each event of step k continues the newest attempt that had reached step k − 1 before it, because a later
 * start dominates every earlier one (it leaves more of the window). Only events of the steps are touched, and of a
 * customer only the steps up to the first never done. Ties keep arrival order, and no event serves two steps of one
 * attempt.
 */
export function orderedAttempts(postings: readonly Postings[], within: number): OrderedAttempts {
  const stepCount = postings.length;
  const [entries, second] = postings;
  const reached = postings.map(({ longest }, step) =>
    step === 0 ? attemptsAtEntry(entries) : attemptsAtStep(longest),
  );
  /** The furthest attempt's place at the step that it reached. */
  let furthest = 0;
  return {
    follow(customer, first, end) {
      furthest = end - 1;
      if (second.starts[customer] === second.starts[customer + 1]) return 1;
      let level = 1;
      let from = first;
      let to = end;
      while (level < stepCount) {
        const most = level === stepCount - 1 ? 1 : Infinity;
        const earlier = reached[level - 1];
        const count = continueAttempts(
          earlier,
          from,
          to,
          postings[level],
          customer,
          within,
          most,
          reached[level],
        );
        if (count === 0) break;
        from = 0;
        to = count;
        furthest = count - 1;
        level++;
      }
      return level;
    },
    write(level, times, row) {
      let place = furthest;
      for (let step = level - 1; step >= 0; step--) {
        times[row + step] = reached[step].times[place];
        place = reached[step].parents[place];
      }
    },
  };
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
  const lastTime = starts[end - 1] + within;
  let count = 0;
  let attempt = first - 1;
  for (let place = next.starts[customer]; place < endOfNext && count < most; place++) {
    const event = events[place];
    const time = times[place];
    if (time > lastTime) break;
    while (attempt + 1 < end && earlierEvents[attempt + 1] < event) attempt++;
    if (attempt < first || time - starts[attempt] > within) continue;
    laterEvents[count] = event;
    laterStarts[count] = starts[attempt];
    laterTimes[count] = time;
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
