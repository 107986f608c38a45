import { FootpathError } from '../errors.js';
import { addDays, dayOf, spanOf, startOfDay, type Span } from './calendar.js';
import type { Condition, Segment } from './condition.js';
import { journeyFunnel } from './journey-funnel.js';
import { knownPostings } from './postings.js';
import { stepMasks } from './step-masks.js';
import { traitMatches } from './trait-matches.js';
import { activityCodes, journeyOfStage, unknownName, type Vocabulary } from './vocabulary.js';

/**
 * The customers for whom every condition holds: 1 per member, 0 for others. No condition means everybody.
 * @throws FootpathError `bad_input` for a name that is unknown.
 */
export function membersOf(vocabulary: Vocabulary, segment: Segment): Uint8Array {
  const members = new Uint8Array(vocabulary.log.customerCount).fill(1);
  keepMatching(vocabulary, segment, members, []);
  return members;
}

export function countMembers(members: Uint8Array): number {
  let count = 0;
  for (let customer = 0; customer < members.length; customer++) count += members[customer];
  return count;
}

/** The members themselves, ascending. */
export function listMembers(members: Uint8Array): Uint32Array {
  const list = new Uint32Array(countMembers(members));
  for (let customer = 0, place = 0; customer < members.length; customer++)
    if (members[customer] === 1) list[place++] = customer;
  return list;
}

/**
 * Takes out the members for whom a condition does not hold. Quick ones first, so that scans need only look at who is left.
 *
 * @param terms the terms that these conditions stand in, outermost first: a term must not mean itself.
 */
function keepMatching(
  vocabulary: Vocabulary,
  conditions: Segment,
  members: Uint8Array,
  terms: readonly string[],
): void {
  const scans = (condition: Condition) => ('trait' in condition ? 0 : 1);
  for (const condition of [...conditions].sort((a, b) => scans(a) - scans(b))) {
    if ('trait' in condition) keepWhere(members, traitMatches(vocabulary.log, condition));
    else if ('did' in condition) keepByDeed(vocabulary, condition.did, condition, members, true);
    else if ('did_not' in condition) keepByDeed(vocabulary, condition.did_not, condition, members, false);
    else if ('term' in condition) keepByTerm(vocabulary, condition.term, members, terms);
    else if ('stage' in condition)
      keepWhere(members, atStage(vocabulary, condition.stage, 'now', condition.journey));
    else keepWhere(members, atStage(vocabulary, condition.lost_at, 'lost', condition.journey));
  }
}

function keepWhere(members: Uint8Array, matches: Uint8Array): void {
  for (let customer = 0; customer < members.length; customer++) members[customer] &= matches[customer];
}

function keepByTerm(
  vocabulary: Vocabulary,
  term: string,
  members: Uint8Array,
  terms: readonly string[],
): void {
  const known = vocabulary.definitions.terms;
  if (!Object.hasOwn(known, term)) throw unknownName('term', term, Object.keys(known));
  if (terms.includes(term)) {
    throw new FootpathError('bad_setting', `The term "${term}" is defined by itself in footpath.yaml.`);
  }
  keepMatching(vocabulary, known[term], members, [...terms, term]);
}

interface Happening {
  readonly at_least?: number;
  readonly within_days?: number;
  readonly period?: { from?: string; to?: string };
}

/** @param wanted whether those stay who did it so often, or the others. */
function keepByDeed(
  vocabulary: Vocabulary,
  name: string,
  happening: Happening,
  members: Uint8Array,
  wanted: boolean,
): void {
  const { log } = vocabulary;
  const codes = activityCodes(vocabulary, name);
  const spans = spansOf(vocabulary, happening);
  const from = Math.max(-Infinity, ...spans.map((span) => span.from));
  const to = Math.min(Infinity, ...spans.map((span) => span.to));
  const needed = happening.at_least ?? 1;
  // An index is not made for this: it would take the place of those that funnels need again.
  const postings = knownPostings(log, codes);
  const { starts, times } = postings ?? { starts: log.offsets, times: log.times };
  const { activities } = log;
  const masks = stepMasks([codes], log.activityNames.length);
  for (let customer = 0; customer < members.length; customer++) {
    if (members[customer] === 0) continue;
    const end = starts[customer + 1];
    let count = 0;
    for (let place = starts[customer]; place < end && count < needed; place++) {
      if (!postings && masks[activities[place]] === 0) continue;
      const time = times[place];
      if (time >= from && time < to) count++;
    }
    if (count >= needed !== wanted) members[customer] = 0;
  }
}

function spansOf({ log, definitions }: Vocabulary, { within_days, period }: Happening): Span[] {
  const { timezone } = definitions;
  const spans: Span[] = [];
  if (period) spans.push(spanOf(period, timezone));
  if (within_days !== undefined) {
    const today = dayOf(log.until - 1, timezone);
    spans.push({ from: startOfDay(addDays(today, 1 - within_days), timezone), to: Infinity });
  }
  return spans;
}

/** Who stands at a stage now (in play there, or at the end of the journey), or left the journey there. */
function atStage(
  vocabulary: Vocabulary,
  stage: string,
  when: 'now' | 'lost',
  journeyName?: string,
): Uint8Array {
  const journey = journeyOfStage(vocabulary.definitions, stage, journeyName);
  const funnel = journeyFunnel(vocabulary, journey);
  const level = journey.place + 1;
  const finished = level === funnel.stepCount;
  return Uint8Array.from(funnel.levels, (reached, customer) => {
    if (reached !== level) return 0;
    const inPlay = finished || funnel.openSince[customer] > 0;
    return inPlay === (when === 'now') ? 1 : 0;
  });
}
