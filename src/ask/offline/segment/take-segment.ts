import type { Condition } from '../../../journeys/condition.js';
import { personStems } from '../lexicon/synonyms.js';
import { nameStems } from '../names/name-words.js';
import { resolveMentions, type Mention } from '../names/mention.js';
import type { Reading } from '../reading.js';
import { overlaps, type Span } from '../text/word-text.js';
import { readHappening } from './happening.js';
import { isSaidOfCustomers } from './said-of-customers.js';
import { negatedSpans } from './negation.js';
import { takeNumberConditions } from './number-conditions.js';
import { takeStageConditions } from './stage-conditions.js';

export interface SegmentOptions {
  /** The tool takes no period itself: every period says when something happened. */
  readonly ownsPeriods?: boolean;
  /** Names of activities are left alone. */
  readonly withoutActivities?: boolean;
  /** The question asks for customers, so that whatever happened happened to them. */
  readonly ofCustomers?: boolean;
}

/** Everything still free that says which customers are meant. */
export function takeSegment(reading: Reading, options: SegmentOptions = {}): Condition[] | undefined {
  const negated = negatedSpans(reading);
  const conditions = [...takeStageConditions(reading), ...takeNumberConditions(reading)];
  const free = resolveMentions(reading.free(({ entity }) => entity.kind !== 'change'));
  const values: { trait: string; value: string; negated: boolean; end: number }[] = [];
  const late: Mention[] = [];
  for (const mention of free) {
    const [best] = mention.readings;
    if (!best) continue;
    const isNegated = negated.some((span) => overlaps(span, mention));
    const term = mention.readings.find(({ entity }) => entity.kind === 'term');
    const value = chooseValue(mention, reading);
    if (term && term.end - term.first >= best.end - best.first) {
      reading.take(mention);
      if (!saysTrait(mention, term.entity.name, values)) conditions.push({ term: term.entity.name });
    } else if (value && value.end - value.first >= best.end - best.first) {
      reading.take(withTrait(mention, value.trait, reading));
      values.push({ trait: value.trait, value: value.value, negated: isNegated, end: value.end });
    } else {
      const owned = ownedNumber(mention, reading);
      if (owned) conditions.push(owned);
      else late.push(mention);
    }
  }
  conditions.push(...valueConditions(values), ...takeGone(reading));
  if (!options.withoutActivities) conditions.push(...happenings(late, negated, reading, options));
  return conditions.length > 0 ? conditions : undefined;
}

/** `monthly pass riders`: behind a value of `pass type` the pass is the trait’s own word, and no term beside it. */
const saysTrait = (
  { first }: Span,
  term: string,
  values: readonly { trait: string; end: number }[],
): boolean =>
  values.some(({ trait, end }) => {
    const own = nameStems(trait);
    const telling = nameStems(term).filter((stem) => !personStems.has(stem));
    return end === first && telling.length > 0 && telling.every((stem) => own.includes(stem));
  });

const gone =
  /(?<= (?:who|that|which|those|people|customers) )(?:(?:have|has|had|already|just|recently) )*(?:left|quit|churned)(?: us)?(?= )/g;

/** `the ones who left us`: the company's own outcome for that. */
function takeGone(reading: Reading): Condition[] {
  const { company, words } = reading.question;
  const activity = company.leaving === undefined ? undefined : company.activityOf(company.leaving);
  const match = words
    .matches(gone)
    .find((span) => reading.isFree(span) && !reading.wordAt(span.end).startsWith('a'));
  if (activity === undefined || !match) return [];
  reading.take(match);
  return [{ did: activity }];
}

/** `with open claims`: at least one of what a number trait counts. */
function ownedNumber(mention: Mention, reading: Reading): Condition | undefined {
  const [best] = mention.readings;
  if (best?.entity.kind !== 'trait' || !reading.question.company.isNumeric(best.entity.name))
    return undefined;
  const before = [1, 2].map((back) => reading.wordAt(mention.first - back));
  const lacks = before.includes('without');
  if (!lacks && !before.some((word) => /^(?:with|have|has|having)$/.test(word))) return undefined;
  reading.take(mention);
  return lacks ? { trait: best.entity.name, at_most: 0 } : { trait: best.entity.name, at_least: 1 };
}

function happenings(
  mentions: readonly Mention[],
  negated: readonly Span[],
  reading: Reading,
  { ownsPeriods = false, ofCustomers = false }: SegmentOptions,
): Condition[] {
  let before: Mention | undefined;
  return mentions.flatMap((mention) => {
    const activity = activityIn(mention, reading);
    if (activity === undefined || !reading.isFree(mention) || namesJourney(mention)) return [];
    const isNegated = negated.some((span) => overlaps(span, mention));
    if (isBare(mention, activity) && !isNegated && !isHad(mention, reading)) return [];
    const isSaid =
      isNegated ||
      isAgent(mention, activity, reading) ||
      (ofCustomers && !isHearsay(mention, activity, reading)) ||
      isSaidOfCustomers(mention, before, reading);
    const condition = readHappening(activity, mention, isNegated, reading, ownsPeriods);
    if (!isSaid && !('at_least' in condition)) return [];
    before = mention;
    reading.take(mention);
    return [condition];
  });
}

/** `happy renewers`: who did it; `orders` are what was done. */
const isAgent = ({ first, end }: Mention, activity: string, reading: Reading): boolean => {
  const word = reading.wordAt(first);
  return (
    end - first === 1 && /[a-z]{3}ers$/.test(word) && !activity.toLowerCase().includes(word.slice(0, -1))
  );
};

/** Only another word for it was said, and not as of the past: `leave`. */
const isHearsay = ({ first, end, readings }: Mention, activity: string, reading: Reading): boolean =>
  end - first === 1 &&
  !/ed$/.test(reading.wordAt(first)) &&
  (readings.find(({ entity }) => entity.name === activity)?.score ?? 0) < 0.9;

const isBare = ({ readings }: Mention, activity: string): boolean =>
  readings.find(({ entity }) => entity.name === activity)?.bare ?? false;

const namesJourney = ({ first, end, readings }: Mention): boolean =>
  readings.some(
    (journey) =>
      journey.entity.kind === 'journey' &&
      journey.first === first &&
      journey.end === end &&
      readings.every(({ entity, score }) => entity.kind === 'journey' || score < journey.score),
  );

/** A thing without what happened to it is a condition where customers have it: `with a ticket`, `without demos`. */
function isHad({ first }: Span, reading: Reading): boolean {
  if (/^(?:this|that)$/.test(reading.wordAt(first - 1))) return false;
  return [1, 2, 3, 4].some((back) =>
    /^(?:with|without|had|have|has|having|no|got|made|any)$/.test(reading.wordAt(first - back)),
  );
}

function activityIn(mention: Mention, reading: Reading): string | undefined {
  for (const { entity } of mention.readings) {
    if (entity.kind === 'activity') return entity.name;
    if (entity.kind === 'outcome') return reading.question.company.activityOf(entity.name);
  }
  return undefined;
}

/** The value that a mention means: where several traits have it, the trait whose name stands near. */
export function chooseValue(
  mention: Mention,
  reading: Reading,
): (Span & { trait: string; value: string }) | undefined {
  const values = mention.readings.flatMap(({ entity, first, end }) =>
    entity.kind === 'value' ? [{ first, end, trait: entity.trait, value: entity.name }] : [],
  );
  const longest = values.filter(
    ({ first, end }) => end - first === (values[0]?.end ?? 0) - (values[0]?.first ?? 0),
  );
  return longest.find(({ trait }) => traitBeside(mention, trait, reading)) ?? longest[0];
}

function traitBeside(span: Span, trait: string, reading: Reading): Span | undefined {
  return reading.question.candidates.find(
    ({ entity, first, end, score }) =>
      entity.kind === 'trait' &&
      entity.name === trait &&
      score > 0.45 &&
      (first === span.end || end === span.first || end === span.first - 1),
  );
}

/** `the team plan`: the trait's name belongs to the value. */
function withTrait(span: Span, trait: string, reading: Reading): Span {
  const verb = verbOfTrait(span, trait, reading);
  if (verb !== undefined) return { first: verb, end: span.end };
  const own = nameStems(trait).filter((stem) => !/^(?:type|kind|group|level|status|name|source)$/.test(stem));
  if (own.length > 0 && own.includes(reading.stemAt(span.end)) && !personStems.has(reading.stemAt(span.end)))
    return { first: span.first, end: span.end + 1 };
  const beside = traitBeside(span, trait, reading);
  if (!beside || !reading.isFree(beside)) return span;
  return { first: Math.min(span.first, beside.first), end: Math.max(span.end, beside.end) };
}

/** `who joined at the desk`, where the trait is called `join channel`. */
function verbOfTrait({ first }: Span, trait: string, reading: Reading): number | undefined {
  const stems = nameStems(trait);
  for (let token = first - 1; token >= Math.max(0, first - 3); token--) {
    if (/ed$/.test(reading.wordAt(token)) && stems.includes(reading.stemAt(token))) return token;
    if (!/^(?:at|by|via|on|in|through|from|with|a|an|the|our)$/.test(reading.wordAt(token))) return undefined;
  }
  return undefined;
}

function valueConditions(values: readonly { trait: string; value: string; negated: boolean }[]): Condition[] {
  const groups = new Map<string, { trait: string; negated: boolean; values: Set<string> }>();
  for (const { trait, value, negated } of values) {
    const key = `${trait} ${negated}`;
    const group = groups.get(key) ?? { trait, negated, values: new Set<string>() };
    groups.set(key, { ...group, values: group.values.add(value) });
  }
  return [...groups.values()].map((group) => {
    const [first = '', ...others] = group.values;
    const wanted = others.length > 0 ? [first, ...others] : first;
    return group.negated ? { trait: group.trait, is_not: wanted } : { trait: group.trait, is: wanted };
  });
}
