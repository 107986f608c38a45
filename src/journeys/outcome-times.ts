import { postingsOf } from './postings.js';
import { activityCodes, type Vocabulary } from './vocabulary.js';

/** When something happened to each customer: for customer `c`, `times[starts[c]]` up to `times[starts[c + 1]]`, ascending. */
export interface HappeningTimes {
  /** Unix seconds. */
  readonly times: Uint32Array;
  /** Length `customerCount + 1`. */
  readonly starts: Uint32Array;
}

const day = 86_400;

/**
 * When customers reached an outcome of the definitions, or did an activity. An outcome of inactivity is reached when its
 * days without any event are over.
 *
 * @throws FootpathError `bad_input` for a name that is neither.
 */
export function outcomeTimes(vocabulary: Vocabulary, name: string): HappeningTimes {
  const { log, definitions } = vocabulary;
  const outcome = Object.hasOwn(definitions.outcomes, name) ? definitions.outcomes[name] : undefined;
  if (!outcome || 'did' in outcome) {
    return postingsOf(log, [activityCodes(vocabulary, outcome ? outcome.did : name)])[0];
  }
  const after =
    outcome.after === undefined ? undefined : postingsOf(log, [activityCodes(vocabulary, outcome.after)])[0];
  const wait = outcome.inactive_days * day;
  const times: number[] = [];
  const starts = new Uint32Array(log.customerCount + 1);
  for (let customer = 0; customer < log.customerCount; customer++) {
    const end = log.offsets[customer + 1];
    const from = after ? firstTime(after, customer) : 0;
    for (let event = log.offsets[customer]; event < end; event++) {
      const silentFrom = log.times[event];
      const until = event + 1 < end ? log.times[event + 1] : log.until;
      if (silentFrom >= from && silentFrom + wait < until) times.push(silentFrom + wait);
    }
    starts[customer + 1] = times.length;
  }
  return { times: Uint32Array.from(times), starts };
}

/** The first time at or after `from`; Infinity when there is none. */
export function firstTime({ times, starts }: HappeningTimes, customer: number, from = 0): number {
  for (let place = starts[customer]; place < starts[customer + 1]; place++) {
    if (times[place] >= from) return times[place];
  }
  return Infinity;
}
