import type { Estimate } from '../stats/estimate.js';
import { addMonths, spanOf, startOfDay, startOfUnit } from './calendar.js';
import type { DefinitionEntry, DefinitionKind } from './definition-entries.js';
import { definitionsSchema, type Definitions, type OutcomeDefinition } from './definitions.js';
import { funnelSteps } from './funnel-steps.js';
import type { JourneyLog } from './journey-log.js';
import { logAsOf } from './log-as-of.js';
import { journeyFunnel } from './journey-funnel.js';
import { postingsOf } from './postings.js';
import { countMembers, membersOf } from './segment.js';
import { activityCodes, type Vocabulary } from './vocabulary.js';
import { FootpathError } from '../errors.js';

const secondsOfDay = 86_400;

/** What a definition comes to in one month. */
export interface DefinitionFigures {
  /** Who entered the journey, who had the outcome, or of whom the term held at the end of the month. */
  readonly customers: number;
  /** Of a journey: the share of them that comes to its end. */
  readonly rate?: Estimate;
}

export interface Month {
  readonly from: string;
  /** Excluded. */
  readonly to: string;
}

/** The whole calendar month before the one of `today`, YYYY-MM-DD. */
export function lastMonth(today: string): Month {
  const to = startOfUnit(today, 'month');
  return { from: addMonths(to, -1), to };
}

/**
 * What a journey, outcome or term comes to in a month, the other definitions as they are. Undefined for other kinds, and
 * where it names something that is not there any more.
 */
export function definitionFigures(
  { log, definitions }: Vocabulary,
  entry: DefinitionEntry,
  month: Month,
): DefinitionFigures | undefined {
  if (!isMeasured(entry.kind)) return undefined;
  const vocabulary = { log, definitions: withEntry(definitions, entry.kind, entry.name, entry.body) };
  try {
    return measures[entry.kind](vocabulary, entry.name, month);
  } catch (error) {
    if (error instanceof FootpathError && error.code === 'bad_input') return undefined;
    throw error;
  }
}

const measures = { journey: ofJourney, outcome: ofOutcome, term: ofTerm };
type MeasuredKind = keyof typeof measures;

function isMeasured(kind: DefinitionKind): kind is MeasuredKind {
  return kind in measures;
}

function withEntry(definitions: Definitions, kind: MeasuredKind, name: string, body: unknown): Definitions {
  const section = ({ journey: 'journeys', outcome: 'outcomes', term: 'terms' } as const)[kind];
  return definitionsSchema.parse({ ...definitions, [section]: { ...definitions[section], [name]: body } });
}

function ofJourney(vocabulary: Vocabulary, name: string, month: Month): DefinitionFigures {
  const { log, definitions } = vocabulary;
  const funnel = journeyFunnel(vocabulary, definitions.journeys[name], spanOf(month, definitions.timezone));
  const steps = funnelSteps(funnel, log.until);
  return { customers: steps[0].customers, rate: steps[steps.length - 1].fromStart };
}

function ofOutcome(vocabulary: Vocabulary, name: string, month: Month): DefinitionFigures {
  const outcome: OutcomeDefinition = vocabulary.definitions.outcomes[name];
  const span = spanOf(month, vocabulary.definitions.timezone);
  if ('inactive_days' in outcome) return { customers: countSilenced(vocabulary, outcome, span) };
  const [{ starts, times }] = postingsOf(vocabulary.log, [activityCodes(vocabulary, outcome.did)]);
  let customers = 0;
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    for (let place = starts[customer]; place < starts[customer + 1]; place++) {
      if (times[place] < span.from || times[place] >= span.to) continue;
      customers++;
      break;
    }
  }
  return { customers };
}

/** Customers whose silence came to its full length in that time, after they had done `after`. */
function countSilenced(
  vocabulary: Vocabulary,
  { inactive_days: days, after }: Extract<OutcomeDefinition, { inactive_days: number }>,
  span: { readonly from: number; readonly to: number },
): number {
  const { log } = vocabulary;
  const length = days * secondsOfDay;
  const starting = after === undefined ? undefined : new Set(activityCodes(vocabulary, after));
  let customers = 0;
  for (let customer = 0; customer < log.customerCount; customer++) {
    const end = log.offsets[customer + 1];
    let counts = starting === undefined;
    for (let event = log.offsets[customer]; event < end; event++) {
      counts ||= starting?.has(log.activities[event]) === true;
      const silentAt = log.times[event] + length;
      const next = event + 1 < end ? log.times[event + 1] : log.until;
      if (!counts || silentAt < span.from || silentAt >= span.to || next < silentAt) continue;
      customers++;
      break;
    }
  }
  return customers;
}

function ofTerm({ log, definitions }: Vocabulary, name: string, month: Month): DefinitionFigures {
  const until = Math.min(log.until, startOfDay(month.to, definitions.timezone));
  const members = membersOf({ log: keptLogAsOf(log, until), definitions }, [{ term: name }]);
  return { customers: countMembers(members) };
}

/** The last cut of each log: several definitions and versions are measured on the same one. */
const cuts = new WeakMap<JourneyLog, JourneyLog>();

function keptLogAsOf(log: JourneyLog, until: number): JourneyLog {
  const kept = cuts.get(log);
  if (kept?.until === until) return kept;
  const cut = logAsOf(log, until);
  cuts.set(log, cut);
  return cut;
}
