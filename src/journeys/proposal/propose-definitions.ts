import type { JourneyLog } from '../journey-log.js';
import { kindOfActivity } from './activity-kind.js';
import { activityOrder } from './activity-order.js';
import { proposeJourneys } from './propose-journeys.js';
import { proposeOutcomes } from './propose-outcomes.js';
import { proposeTerms } from './propose-terms.js';
import type { Proposal } from './proposal.js';

/**
 * Journeys, outcomes and terms that the data suggest: from the order in which customers do things, how many go on, and
 * the words in the names of activities. A start for people to mend, never more.
 */
export function proposeDefinitions(log: JourneyLog): Proposal {
  const order = activityOrder(log);
  const journeys = proposeJourneys(log, order);
  const outcomes = proposeOutcomes(log, order, journeys);
  return {
    journeys,
    outcomes,
    terms: proposeTerms(log, order, journeys, outcomes),
    actions: order.names.filter((name) => kindOfActivity(name) === 'team'),
  };
}
