import type { ActionQuestion } from '../src/journeys/action-rows.js';
import { firstEvents, happeningsOf } from '../src/journeys/first-happenings.js';
import { outcomeEntry } from '../src/journeys/outcome-entry.js';
import { firstTime, outcomeTimes } from '../src/journeys/outcome-times.js';
import { postingsOf } from '../src/journeys/postings.js';
import { activityCodes, type Vocabulary } from '../src/journeys/vocabulary.js';

const day = 86_400;
const usualDays = 30;

/** What is asked of one action: whom it is done to, from when on, and how long its outcome is waited for. */
export interface AskedAction extends ActionQuestion {
  /** What those do before, to whom it is done; undefined: being known is enough. */
  readonly entry?: string;
}

/**
 * Customers count from what nearly all did before the outcome, or from what nearly all did before they were given the
 * action, whichever fewer did: the others were never candidates.
 */
export function actionQuestion(vocabulary: Vocabulary, action: string, outcome: string): AskedAction {
  const { log } = vocabulary;
  const outcomes = outcomeTimes(vocabulary, outcome);
  const [given] = postingsOf(log, [activityCodes(vocabulary, action)]);
  const wide = outcomeEntry(log, outcomes);
  const entries = wide ? postingsOf(log, [[wide.code]])[0] : firstEvents(log);
  const givenInTime = happeningsOf(log.customerCount, (customer) => {
    const entry = firstTime(entries, customer);
    const time = entry === Infinity ? Infinity : firstTime(given, customer, entry);
    return time < firstTime(outcomes, customer) ? time : Infinity;
  });
  const narrow = outcomeEntry(log, givenInTime);
  const entry = narrow && (!wide || narrow.customers < wide.customers) ? narrow : wide;
  return {
    entry: entry?.activity,
    entries: entry ? postingsOf(log, [[entry.code]])[0] : entries,
    action: given,
    outcomes,
    horizon: horizonDays(vocabulary, outcome) * day,
  };
}

/** As long as the journey that ends with the outcome, else a month. */
function horizonDays({ definitions }: Vocabulary, outcome: string): number {
  const defined = Object.hasOwn(definitions.outcomes, outcome) ? definitions.outcomes[outcome] : undefined;
  const activity = defined && 'did' in defined ? defined.did : outcome;
  const journey = Object.values(definitions.journeys).find(({ stages }) => {
    const last = stages[stages.length - 1];
    return last.name === activity || last.any_of.includes(activity);
  });
  return journey?.within_days ?? usualDays;
}
