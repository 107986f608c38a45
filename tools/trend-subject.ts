import { FootpathError } from '../src/errors.js';
import { activeCustomers } from '../src/journeys/active-customers.js';
import {
  codesOf,
  firstOf,
  happeningsOf,
  valuedHappenings,
  type Happenings,
} from '../src/journeys/happenings.js';
import { membershipOverTime, type MembershipRow } from '../src/journeys/membership-over-time.js';
import { activityCodes, journeyNamed, type Vocabulary } from '../src/journeys/vocabulary.js';
import type { DefinitionNames } from './definitions-used.js';
import type { ToolArguments } from './tool-arguments.js';
import { cohortRate } from './trend-cohort-rate.js';
import { flow } from './trend-flow.js';
import type { TrendMeasure } from './trend-measure.js';
import { riskRate } from './trend-risk-rate.js';
import { stock } from './trend-stock.js';

type Arguments = ToolArguments<'trend'>;

/** What the arguments of `trend` ask to follow. */
export interface TrendSubject {
  readonly measure: TrendMeasure;
  /** As the question named it: an activity, an outcome, a journey or a term. */
  readonly name: string;
  /** Whom a rate is a share of. */
  readonly of?: string;
  /** Of a rate by entry: how long each customer has. */
  readonly withinDays?: number;
  readonly definitions: DefinitionNames;
  /** Activity codes that it is counted from; all when undefined. */
  readonly activities?: readonly number[];
}

const secondsOfDay = 86_400;

/** @throws FootpathError `bad_input` for names that are unknown, and for amounts that no event carries. */
export function trendSubject(vocabulary: Vocabulary, args: Arguments): TrendSubject {
  if (args.measure === 'conversion') return rateSubject(vocabulary, args);
  const name = args.activity ?? args.outcome;
  if (args.measure === 'customers' && name === undefined && args.journey === undefined) {
    return {
      measure: stock(vocabulary, args.term === undefined ? [] : [{ term: args.term }]),
      name: args.term ?? 'customers',
      definitions: { term: args.term },
    };
  }
  return flowSubject(vocabulary, args.measure, args, name);
}

function flowSubject(
  vocabulary: Vocabulary,
  measure: Exclude<Arguments['measure'], 'conversion'>,
  args: Arguments,
  name: string | undefined,
): TrendSubject {
  const entry = name === undefined && args.journey !== undefined;
  const counted = entry ? journeyNamed(vocabulary.definitions, args.journey).stages[0].name : name;
  const happenings = happeningsOf(vocabulary, counted);
  const needsAmount = measure === 'value' || measure === 'average_value';
  const followed = needsAmount ? valuedHappenings(vocabulary.log, happenings) : happenings;
  if (needsAmount && followed.times.length === 0) throw noAmounts(counted);
  return {
    measure: flow(measure, followed),
    name: counted ?? 'all events',
    definitions: {
      journey: args.journey,
      outcome: args.activity === undefined ? args.outcome : undefined,
      term: args.term,
    },
    activities: counted === undefined ? undefined : codesOf(vocabulary, counted),
  };
}

function noAmounts(name: string | undefined): FootpathError {
  const what = name === undefined ? 'No event' : `No event of "${name}"`;
  return new FootpathError('bad_input', `${what} carries an amount, so there is no value to add up.`);
}

/** A rate is of a journey by entry where one leads to the outcome, else of those whom the outcome could strike. */
function rateSubject(vocabulary: Vocabulary, args: Arguments): TrendSubject {
  const { definitions, log } = vocabulary;
  const outcome = args.outcome ?? args.activity;
  if (outcome === undefined || args.journey !== undefined) {
    return journeyRate(vocabulary, args.journey, outcome);
  }
  const codes = codesOf(vocabulary, outcome);
  const leading = Object.entries(definitions.journeys).find(([, { stages }]) =>
    stages[stages.length - 1].any_of.some((name) => codes.includes(log.activityNames.indexOf(name))),
  );
  if (leading) {
    const subject = journeyRate(vocabulary, leading[0], outcome);
    return { ...subject, definitions: { ...subject.definitions, ...outcomeName(vocabulary, outcome) } };
  }
  const { of, term, atRisk } = customersAtRisk(vocabulary, outcome);
  return {
    measure: riskRate(happeningsOf(vocabulary, outcome), atRisk),
    name: outcome,
    of,
    definitions: { ...outcomeName(vocabulary, outcome), term },
    activities: codes,
  };
}

function outcomeName({ definitions }: Vocabulary, name: string): { outcome?: string } {
  return Object.hasOwn(definitions.outcomes, name) ? { outcome: name } : {};
}

function journeyRate(vocabulary: Vocabulary, name: string | undefined, outcome?: string): TrendSubject {
  const { log, definitions } = vocabulary;
  const journey = journeyNamed(definitions, name);
  const stages = journey.stages.map(({ any_of }) =>
    any_of.flatMap((activity) => activityCodes(vocabulary, activity)),
  );
  const goal = outcome === undefined ? undefined : codesOf(vocabulary, outcome);
  const last = stages[stages.length - 1];
  const steps = goal && !goal.some((code) => last.includes(code)) ? [stages[0], goal] : stages;
  return {
    measure: cohortRate(log, { steps, within: Math.round(journey.within_days * secondsOfDay) }),
    name: outcome ?? journey.name,
    of: `customers who entered with ${journey.stages[0].name}`,
    withinDays: journey.within_days,
    definitions: { journey: journey.name },
    activities: steps.flat(),
  };
}

interface Risk {
  readonly of: string;
  readonly term?: string;
  readonly atRisk: (bounds: Float64Array) => MembershipRow;
}

/**
 * Whom an outcome could strike: the first term that means those it has not (`did_not: Cancelled`); for inactivity,
 * those who were active; else everybody who does anything in that stretch of time.
 */
function customersAtRisk(vocabulary: Vocabulary, name: string): Risk {
  const { log, definitions } = vocabulary;
  const outcome = Object.hasOwn(definitions.outcomes, name) ? definitions.outcomes[name] : undefined;
  if (outcome && 'inactive_days' in outcome) {
    const since = outcome.after === undefined ? undefined : happeningsOf(vocabulary, outcome.after);
    const length = outcome.inactive_days * secondsOfDay;
    return {
      of: 'customers who were active before it',
      atRisk: (bounds) =>
        afterFirst(since, bounds, activeCustomers(log, back(bounds, length), bounds.slice(0, -1))),
    };
  }
  const codes = codesOf(vocabulary, name);
  const spared = Object.entries(definitions.terms).find(([, conditions]) =>
    conditions.some(
      (condition) => 'did_not' in condition && codes.includes(log.activityNames.indexOf(condition.did_not)),
    ),
  );
  if (!spared) {
    return {
      of: 'customers who were active in it',
      atRisk: (bounds) => activeCustomers(log, bounds.slice(0, -1), bounds.slice(1)),
    };
  }
  const [term] = spared;
  return {
    of: `${term} at its start`,
    term,
    atRisk: (bounds) => membershipOverTime(vocabulary, [{ term }], bounds.slice(0, -1)),
  };
}

function back(bounds: Float64Array, seconds: number): Float64Array {
  return bounds.slice(0, -1).map((bound) => bound - seconds);
}

/** Only from the moment on at which a customer first did something. */
function afterFirst(
  since: Happenings | undefined,
  bounds: Float64Array,
  rowOf: MembershipRow,
): MembershipRow {
  if (!since) return rowOf;
  return (customer) => {
    const row = rowOf(customer);
    const first = firstOf(since, customer);
    for (let place = 0; place < row.length && bounds[place] <= first; place++) row[place] = 0;
    return row;
  };
}
