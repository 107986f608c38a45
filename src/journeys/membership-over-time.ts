import { FootpathError } from '../errors.js';
import { addDays, dayOf, spanOf, startOfDay } from './calendar.js';
import type { Condition, Segment } from './condition.js';
import { happeningsOf } from './happenings.js';
import type { JourneyLog } from './journey-log.js';
import { logAsOf } from './log-as-of.js';
import { placeFinder } from './place-finder.js';
import { membersOf } from './segment.js';
import { traitMatches, traitNamed } from './trait-matches.js';
import { unknownName, type Vocabulary } from './vocabulary.js';

/** Whether the conditions held for one customer at each moment: 1 where they did. The row is used again. */
export type MembershipRow = (customer: number) => Uint8Array;

/** Clears the moments at which a condition does not hold for a customer. */
type Keep = (customer: number, row: Uint8Array) => void;

/**
 * Who belonged to a segment at each of several moments, from what had happened before it: the past as it was, in one
 * pass instead of a log for each moment. Nobody belongs before they were first seen.
 *
 * @param moments Unix seconds, rising.
 * @throws FootpathError `bad_input` for a name that is unknown.
 */
export function membershipOverTime(
  vocabulary: Vocabulary,
  segment: Segment,
  moments: Float64Array,
): MembershipRow {
  const conditions = [keepKnown(vocabulary.log, moments)];
  for (const condition of segment) conditions.push(keepWhere(vocabulary, condition, moments, []));
  const row = new Uint8Array(moments.length);
  return (customer) => {
    row.fill(1);
    for (const keep of conditions) keep(customer, row);
    return row;
  };
}

function keepWhere(
  vocabulary: Vocabulary,
  condition: Condition,
  moments: Float64Array,
  terms: readonly string[],
): Keep {
  if ('trait' in condition) return keepByTrait(vocabulary.log, condition, moments);
  if ('did' in condition) return keepByDeed(vocabulary, condition.did, condition, true, moments);
  if ('did_not' in condition) return keepByDeed(vocabulary, condition.did_not, condition, false, moments);
  if ('term' in condition) return keepByTerm(vocabulary, condition.term, moments, terms);
  return keepByStage(vocabulary, condition, moments);
}

/** Before their first event, or first trait of known time, nobody is known; who has no event ever was always there. */
function keepKnown(log: JourneyLog, moments: Float64Array): Keep {
  const since = new Float64Array(log.customerCount);
  for (let customer = 0; customer < log.customerCount; customer++) {
    const first = log.offsets[customer];
    if (first < log.offsets[customer + 1]) since[customer] = log.times[first];
  }
  for (const { history } of log.traits.values()) {
    history.customers.forEach((customer, row) => {
      if (history.since[row] > 0) since[customer] = Math.min(since[customer], history.since[row]);
    });
  }
  const placeOf = placeFinder(moments);
  return (customer, row) => {
    row.fill(0, 0, placeOf(since[customer]));
  };
}

function keepByDeed(
  vocabulary: Vocabulary,
  name: string,
  happening: Pick<Extract<Condition, { did: string }>, 'at_least' | 'within_days' | 'period'>,
  wanted: boolean,
  moments: Float64Array,
): Keep {
  const { timezone } = vocabulary.definitions;
  const { starts, times } = happeningsOf(vocabulary, name);
  const { at_least: needed = 1, within_days: days, period } = happening;
  const span = period ? spanOf(period, timezone) : { from: -Infinity, to: Infinity };
  const reached = placeFinder(moments);
  const grownOld =
    days === undefined ? () => moments.length : placeFinder(daysBefore(moments, days, timezone));
  // So many in a row are seen from the moment after the last of them until the first is too old.
  return (customer, row) => {
    const end = starts[customer + 1];
    let settled = 0;
    for (let last = starts[customer] + needed - 1; last < end && settled < row.length; last++) {
      const first = last + 1 - needed;
      if (times[first] < span.from || times[last] >= span.to) continue;
      const from = reached(times[last]);
      const to = grownOld(times[first]);
      if (from >= to) continue;
      if (wanted) row.fill(0, settled, from);
      else row.fill(0, from, to);
      settled = to;
    }
    if (wanted) row.fill(0, settled);
  };
}

/** The start of the day so many days before each moment, that of the moment being the last of them. */
function daysBefore(moments: Float64Array, days: number, timezone: string): Float64Array {
  return moments.map((moment) => startOfDay(addDays(dayOf(moment - 1, timezone), 1 - days), timezone));
}

function keepByTerm(
  vocabulary: Vocabulary,
  term: string,
  moments: Float64Array,
  terms: readonly string[],
): Keep {
  const known = vocabulary.definitions.terms;
  if (!Object.hasOwn(known, term)) throw unknownName('term', term, Object.keys(known));
  if (terms.includes(term)) {
    throw new FootpathError('bad_setting', `The term "${term}" is defined by itself in footpath.yaml.`);
  }
  const conditions = known[term].map((condition) =>
    keepWhere(vocabulary, condition, moments, [...terms, term]),
  );
  return (customer, row) => {
    for (const keep of conditions) keep(customer, row);
  };
}

/** The value that held at each moment decides. */
function keepByTrait(
  log: JourneyLog,
  condition: Extract<Condition, { trait: string }>,
  moments: Float64Array,
): Keep {
  const trait = traitNamed(log, condition.trait);
  const { history } = trait;
  const now = traitMatches(log, condition);
  // The same question, put to the values of the history instead of those of the customers.
  const past =
    trait.kind === 'text'
      ? { ...trait, codes: Uint32Array.from(history.values) }
      : { ...trait, numbers: history.values };
  const then = traitMatches({ ...log, traits: new Map([[trait.name, past]]) }, condition);
  const ofUnknown = 'is_not' in condition ? 1 : 0;
  const firstRow = new Int32Array(log.customerCount).fill(-1);
  for (let entry = history.customers.length - 1; entry >= 0; entry--)
    firstRow[history.customers[entry]] = entry;
  return (customer, row) => {
    let entry = firstRow[customer];
    if (entry < 0) {
      if (now[customer] === 0) row.fill(0);
      return;
    }
    let matches = ofUnknown;
    for (let place = 0; place < row.length; place++) {
      for (; history.customers[entry] === customer && history.since[entry] < moments[place]; entry++) {
        matches = then[entry];
      }
      row[place] &= matches;
    }
  };
}

/** Where a customer stands in a journey needs the journey as of each moment: a log for each, so this takes longer. */
function keepByStage(vocabulary: Vocabulary, condition: Condition, moments: Float64Array): Keep {
  const { log, definitions } = vocabulary;
  const members = Array.from(moments, (moment) => {
    const past = logAsOf(log, moment);
    const matches = membersOf({ log: past, definitions }, [condition]);
    const ofKey = new Map(Array.from(past.customerKeys, (key, customer) => [key, matches[customer]]));
    return Uint8Array.from(log.customerKeys, (key) => ofKey.get(key) ?? 0);
  });
  return (customer, row) => {
    for (let place = 0; place < row.length; place++) row[place] &= members[place][customer];
  };
}
