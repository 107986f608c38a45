import type { Span } from './calendar.js';
import type { JourneyDefinition } from './definitions.js';
import type { Funnel } from './funnel.js';
import { runFunnel } from './run-funnel.js';
import { activityCodes, type Vocabulary } from './vocabulary.js';

const secondsOfDay = 86_400;

const always: Span = { from: -Infinity, to: Infinity };

/** How far every customer came in a journey that they entered in that time. */
export function journeyFunnel(vocabulary: Vocabulary, journey: JourneyDefinition, entered = always): Funnel {
  return runFunnel(vocabulary.log, {
    steps: journey.stages.map(({ any_of }) => any_of.flatMap((name) => activityCodes(vocabulary, name))),
    within: Math.round(journey.within_days * secondsOfDay),
    order: 'ordered',
    exclude: [],
    entered,
  });
}
