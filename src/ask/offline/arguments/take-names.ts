import { personStems } from '../lexicon/synonyms.js';
import type { Candidate } from '../names/find-names.js';
import type { EntityKind } from '../names/entity.js';
import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';

const journeyNoun = /^(?:journey|funnel|process|flow|pipeline|map|steps?|stages?|phase)$/;

/** The journey that is named. `trial users` names the trial, too, where nothing else does. */
export function takeJourney(reading: Reading): string | undefined {
  const named = reading.free(({ entity, score }) => entity.kind === 'journey' && score >= 0.9);
  const [best] = named
    .map((candidate) => ({ candidate, cover: coveringName(candidate, reading) }))
    .filter(
      ({ candidate, cover }) =>
        !cover || isAboutPersons(cover, candidate, reading) || nounBehind(candidate, reading),
    )
    .sort((a, b) => rank(b.candidate, reading) - rank(a.candidate, reading));
  if (!best) return undefined;
  const { candidate, cover } = best;
  reading.take(cover && isAboutPersons(cover, candidate, reading) ? cover : candidate);
  return candidate.entity.name;
}

const nounBehind = ({ end }: Candidate, reading: Reading): boolean => journeyNoun.test(reading.wordAt(end));
const rank = (candidate: Candidate, reading: Reading): number =>
  candidate.score + (candidate.end - candidate.first) + (nounBehind(candidate, reading) ? 2 : 0);

/** A longer name of another kind that holds the words of `candidate`. */
function coveringName(candidate: Candidate, reading: Reading): Candidate | undefined {
  return reading.question.candidates.find(
    (other) =>
      other.entity.kind !== 'journey' &&
      other.score >= 0.8 &&
      other.first <= candidate.first &&
      other.end >= candidate.end &&
      other.end - other.first > candidate.end - candidate.first,
  );
}

/** `trial users` is the trial's name and a word for customers. */
function isAboutPersons(cover: Candidate, journey: Candidate, reading: Reading): boolean {
  if (cover.entity.kind !== 'term') return false;
  return reading.question.tokens
    .slice(cover.first, cover.end)
    .every(
      ({ stem }, place) =>
        (cover.first + place >= journey.first && cover.first + place < journey.end) || personStems.has(stem),
    );
}

/** Nouns that only count an outcome that stands before them: `service plan sales`. */
const counted = /^(?:sales|purchases|orders|bookings|numbers|figures|uptake|volumes?)$/;

/** The outcome that is named, by its own name or its activity's. */
export function takeOutcome(
  reading: Reading,
  options: { readonly anyActivity?: boolean; readonly partly?: boolean } = {},
): string | undefined {
  const { company } = reading.question;
  const found = reading
    .free(
      ({ entity, score }) =>
        score >= (options.anyActivity === true ? 0.58 : 0.7) &&
        (company.outcomeOf(entity) !== undefined ||
          (options.anyActivity === true && entity.kind === 'activity')),
    )
    .filter((candidate) => options.partly !== true || !isRatherJourney(candidate, reading))
    .sort((a, b) => outcomeRank(b) - outcomeRank(a));
  const [best = partOfName()] = found;
  if (!best) return undefined;
  reading.take(best);
  const head = { first: best.end, end: best.end + 1 };
  if (counted.test(reading.wordAt(best.end)) && reading.isFree(head)) reading.take(head);
  return company.outcomeOf(best.entity) ?? best.entity.name;

  /** `a deal` for the outcome `deal won`, where no other outcome has deals. */
  function partOfName(): Candidate | undefined {
    if (options.partly !== true) return undefined;
    const [only, other] = reading.free(
      ({ entity, score, first, end }) =>
        entity.kind === 'outcome' &&
        score >= 0.45 &&
        !reading.question.tokens.slice(first, end).every(({ stem }) => personStems.has(stem)),
    );
    return other === undefined || other.entity.name === only?.entity.name ? only : undefined;
  }

  function outcomeRank(candidate: Candidate): number {
    const isOutcome = company.outcomeOf(candidate.entity) !== undefined;
    return (
      candidate.score +
      (candidate.end - candidate.first) * 0.3 +
      (isOutcome ? (options.anyActivity === true ? 1 : 0.2) : 0) +
      (candidate.entity.kind === 'outcome' ? 0.1 : 0)
    );
  }
}

/** `moves` alone, where the journey is called so: which of its activities is meant is not said. */
const isRatherJourney = ({ first, end, bare, entity, score }: Candidate, { question }: Reading): boolean =>
  bare &&
  question.company.outcomeOf(entity) === undefined &&
  question.candidates.some(
    (other) =>
      other.entity.kind === 'journey' && other.first === first && other.end === end && other.score >= score,
  );

export interface ActivityMention extends Span {
  readonly activity: string;
  readonly score: number;
  /** What the words name in the first place: `onboarding` alone is the journey, though an activity is called so too. */
  readonly names: 'activity' | 'journey';
}

/** Mentions that can be an activity, in the question's order. */
export function activityMentions(reading: Reading): ActivityMention[] {
  return reading.freeMentions().flatMap(({ first, end, readings }) => {
    const [longest] = readings;
    const best = readings.find(({ entity }) => entity.kind === 'activity');
    const named = readings.find(
      (reading) =>
        reading.entity.kind === 'outcome' &&
        best &&
        reading.score > best.score &&
        reading.end - reading.first >= best.end - best.first,
    );
    const isShorter = longest && best && best.end - best.first < longest.end - longest.first;
    const isJourney = readings.some(
      (reading) =>
        reading.entity.kind === 'journey' &&
        reading.score > Math.max(0.95, best?.score ?? 0) &&
        reading.end - reading.first === end - first,
    );
    const said = reading.question.tokens
      .slice(first, end)
      .map(({ word }) => word)
      .join(' ');
    const names =
      isJourney && !/ed$/.test(said) && (best === undefined || best.bare) ? 'journey' : 'activity';
    if (best && !isShorter && !named)
      return [{ first, end, activity: best.entity.name, score: best.score, names }];
    const outcome = readings.find(({ entity }) => entity.kind === 'outcome');
    const activity = outcome && reading.question.company.activityOf(outcome.entity.name);
    return activity === undefined || !outcome ? [] : [{ first, end, activity, score: outcome.score, names }];
  });
}

/** The best free name of a kind. */
export function takeName(reading: Reading, kind: EntityKind, leastScore: number): string | undefined {
  const isInLonger = ({ first, end }: Span): boolean =>
    reading.question.mentions.some(
      (mention) =>
        mention.first <= first &&
        mention.end >= end &&
        mention.end - mention.first > end - first &&
        mention.readings[0]?.entity.kind === 'value',
    );
  const [best] = reading
    .free(({ entity, score }) => entity.kind === kind && score >= leastScore)
    .filter((candidate) => !isInLonger(candidate));
  if (!best) return undefined;
  reading.take(best);
  return best.entity.name;
}
