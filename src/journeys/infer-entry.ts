import type { JourneyLog } from './journey-log.js';
import { postingsOf } from './postings.js';
import { activityCodes, type Vocabulary } from './vocabulary.js';

/** What customers must have done to be able to come to an outcome. */
export interface Entry {
  readonly activity: string;
  readonly codes: readonly number[];
  /** The journey that leads from there to the outcome, where one says so. */
  readonly journey?: string;
}

/** Of those who come to an outcome, this share must have done something before, for it to be what leads there. */
const leadingShare = 0.95;
const day = 86_400;

/**
 * From when on customers can come to an outcome. A term such as `paying customers: [did Subscribed, did_not Cancelled]`
 * says it; else a journey that ends with the outcome; else what nearly all did before it and the fewest of all others.
 *
 * @param names what definitions may call the outcome.
 * @param codes its activities.
 */
export function inferEntry(
  vocabulary: Vocabulary,
  names: readonly string[],
  codes: readonly number[],
): Entry | undefined {
  const { definitions, log } = vocabulary;
  for (const term of Object.values(definitions.terms)) {
    const spared = term.some((condition) => 'did_not' in condition && names.includes(condition.did_not));
    const did = term.find((condition) => 'did' in condition);
    if (spared && did) return { activity: did.did, codes: activityCodes(vocabulary, did.did) };
  }
  for (const [journey, { stages }] of Object.entries(definitions.journeys)) {
    const last = stages[stages.length - 1];
    if (!names.some((name) => name === last.name || last.any_of.includes(name))) continue;
    const [first] = stages;
    return {
      activity: first.name,
      codes: first.any_of.flatMap((name) => activityCodes(vocabulary, name)),
      journey,
    };
  }
  return narrowestWayIn(log, codes);
}

/** The activity that nearly all did at least a day before the outcome, and the fewest customers did. */
function narrowestWayIn(log: JourneyLog, codes: readonly number[]): Entry | undefined {
  if (codes.length === 0) return undefined;
  const [outcome] = postingsOf(log, [codes]);
  const activityCount = log.activityNames.length;
  const before = new Uint32Array(activityCount);
  const customers = new Uint32Array(activityCount);
  const seen = new Uint8Array(activityCount);
  let reached = 0;
  for (let customer = 0; customer < log.customerCount; customer++) {
    seen.fill(0);
    const start = outcome.starts[customer];
    const has = start < outcome.starts[customer + 1];
    if (has) reached++;
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const activity = log.activities[event];
      if (seen[activity] === 1) continue;
      seen[activity] = 1;
      customers[activity]++;
      if (has && log.times[event] <= outcome.times[start] - day) before[activity]++;
    }
  }
  const leading = [...before.keys()].filter(
    (activity) => !codes.includes(activity) && reached > 0 && before[activity] >= leadingShare * reached,
  );
  if (leading.length === 0) return undefined;
  const code = leading.reduce((best, other) => (customers[other] < customers[best] ? other : best));
  return { activity: log.activityNames[code], codes: [code] };
}
