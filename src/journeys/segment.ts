import { FootpathError } from '../errors.js';
import { addDays, dayOf, spanOf, startOfDay, type Span } from './calendar.js';
import type { Condition, Segment } from './condition.js';
import { journeyFunnel } from './journey-funnel.js';
import type { JourneyLog } from './journey-log.js';
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
  for (const condition of segment) keepWhere(members, matching(vocabulary, condition, []));
  return members;
}

export function countMembers(members: Uint8Array): number {
  let count = 0;
  for (let customer = 0; customer < members.length; customer++) count += members[customer];
  return count;
}

function keepWhere(members: Uint8Array, matches: Uint8Array): void {
  for (let customer = 0; customer < members.length; customer++) members[customer] &= matches[customer];
}

/** @param terms the terms that this condition stands in, outermost first: a term must not mean itself. */
function matching(vocabulary: Vocabulary, condition: Condition, terms: readonly string[]): Uint8Array {
  if ('trait' in condition) return traitMatches(vocabulary.log, condition);
  if ('did' in condition) return didAtLeast(vocabulary, condition.did, condition);
  if ('did_not' in condition) return inverted(didAtLeast(vocabulary, condition.did_not, condition));
  if ('term' in condition) return matchesTerm(vocabulary, condition.term, terms);
  if ('stage' in condition) return atStage(vocabulary, condition.stage, 'now', condition.journey);
  return atStage(vocabulary, condition.lost_at, 'lost', condition.journey);
}

function matchesTerm(vocabulary: Vocabulary, term: string, terms: readonly string[]): Uint8Array {
  const known = vocabulary.definitions.terms;
  if (!Object.hasOwn(known, term)) throw unknownName('term', term, Object.keys(known));
  if (terms.includes(term)) {
    throw new FootpathError('bad_setting', `The term "${term}" is defined by itself in footpath.yaml.`);
  }
  const members = new Uint8Array(vocabulary.log.customerCount).fill(1);
  for (const condition of known[term]) keepWhere(members, matching(vocabulary, condition, [...terms, term]));
  return members;
}

interface Happening {
  readonly at_least?: number;
  readonly within_days?: number;
  readonly period?: { from?: string; to?: string };
}

function didAtLeast(vocabulary: Vocabulary, name: string, happening: Happening): Uint8Array {
  const { log } = vocabulary;
  const codes = activityCodes(vocabulary, name);
  const spans = spansOf(vocabulary, happening);
  const from = Math.max(-Infinity, ...spans.map((span) => span.from));
  const to = Math.min(Infinity, ...spans.map((span) => span.to));
  const counts = countsIn(log, codes, from, to);
  const needed = happening.at_least ?? 1;
  return Uint8Array.from(counts, (count) => (count >= needed ? 1 : 0));
}

/** How often each customer did any of these from one time until before another. */
function countsIn(log: JourneyLog, codes: readonly number[], from: number, to: number): Uint32Array {
  const counts = new Uint32Array(log.customerCount);
  const postings = knownPostings(log, codes);
  const { activities, offsets, times } = log;
  const wanted = stepMasks([codes], log.activityNames.length);
  // An index is not made for this: it would take the place of those that funnels need again.
  const [starts, timesOfStarts] = postings ? [postings.starts, postings.times] : [offsets, times];
  for (let customer = 0; customer < log.customerCount; customer++) {
    let count = 0;
    for (let place = starts[customer]; place < starts[customer + 1]; place++) {
      if (!postings && wanted[activities[place]] === 0) continue;
      const time = timesOfStarts[place];
      if (time >= from && time < to) count++;
    }
    counts[customer] = count;
  }
  return counts;
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

function inverted(matches: Uint8Array): Uint8Array {
  return matches.map((match) => 1 - match);
}
