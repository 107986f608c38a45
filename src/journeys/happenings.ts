import type { OutcomeDefinition } from './definitions.js';
import type { JourneyLog } from './journey-log.js';
import { postingsOf } from './postings.js';
import { activityCodes, type Vocabulary } from './vocabulary.js';

/** When something happened to each customer: for customer `c`, `times[starts[c]]` up to `times[starts[c + 1]]`, rising. */
export interface Happenings {
  /** Length `customerCount + 1`. */
  readonly starts: Uint32Array;
  /** Unix seconds. */
  readonly times: Uint32Array;
  /** Places in the log; absent where they are no events. */
  readonly events?: Uint32Array;
  /** What each was worth. */
  readonly amounts?: Float64Array;
}

const secondsOfDay = 86_400;

/**
 * Happenings of an activity, a stage or an outcome; all events when none is named. An outcome by inactivity happens on
 * the day that the silence has lasted long enough.
 * @throws FootpathError `bad_input` for an unknown name.
 */
export function happeningsOf(vocabulary: Vocabulary, name?: string): Happenings {
  const { log } = vocabulary;
  if (name === undefined) return { starts: log.offsets, times: log.times };
  const inactivity = inactivityNamed(vocabulary, name);
  if (inactivity) return silences(vocabulary, inactivity);
  return postingsOf(log, [activityCodes(vocabulary, name)])[0];
}

/** Those that carry an amount. */
export function valuedHappenings(log: JourneyLog, { starts, times, events }: Happenings): Happenings {
  const { values } = log;
  const valuedTimes: number[] = [];
  const amounts: number[] = [];
  const valuedStarts = new Uint32Array(starts.length);
  if (times !== log.times && !events)
    return { starts: valuedStarts, times: new Uint32Array(), amounts: new Float64Array() };
  let valued = 0;
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    for (let place = starts[customer]; place < starts[customer + 1]; place++) {
      const event = events ? events[place] : place;
      while (values.events[valued] < event) valued++;
      if (values.events[valued] !== event) continue;
      valuedTimes.push(times[place]);
      amounts.push(values.amounts[valued]);
    }
    valuedStarts[customer + 1] = amounts.length;
  }
  return { starts: valuedStarts, times: Uint32Array.from(valuedTimes), amounts: Float64Array.from(amounts) };
}

/** The moments at which customers had done nothing for so many days. */
function silences(
  vocabulary: Vocabulary,
  { inactive_days, after }: Extract<OutcomeDefinition, { inactive_days: number }>,
): Happenings {
  const { log } = vocabulary;
  const length = Math.round(inactive_days * secondsOfDay);
  const since = after === undefined ? undefined : postingsOf(log, [activityCodes(vocabulary, after)])[0];
  const starts = new Uint32Array(log.customerCount + 1);
  const times: number[] = [];
  for (let customer = 0; customer < log.customerCount; customer++) {
    const end = log.offsets[customer + 1];
    const from = since ? firstOf(since, customer) : 0;
    for (let event = log.offsets[customer]; event < end; event++) {
      const moment = log.times[event] + length;
      const next = event + 1 < end ? log.times[event + 1] : log.until;
      if (log.times[event] >= from && moment < next) times.push(moment);
    }
    starts[customer + 1] = times.length;
  }
  return { starts, times: Uint32Array.from(times) };
}

/** When it first happened to a customer; Infinity when it never did. */
export function firstOf({ starts, times }: Happenings, customer: number): number {
  return starts[customer] < starts[customer + 1] ? times[starts[customer]] : Infinity;
}

/** Activity codes that happenings of a name are made of; none for an outcome by inactivity. */
export function codesOf(vocabulary: Vocabulary, name: string): number[] {
  return inactivityNamed(vocabulary, name) ? [] : activityCodes(vocabulary, name);
}

function inactivityNamed(
  { log, definitions }: Vocabulary,
  name: string,
): Extract<OutcomeDefinition, { inactive_days: number }> | undefined {
  const outcome = Object.hasOwn(definitions.outcomes, name) ? definitions.outcomes[name] : undefined;
  const isActivity = log.activityNames.includes(name);
  return outcome && 'inactive_days' in outcome && !isActivity ? outcome : undefined;
}
