import type { ToolPlan } from '../../plan.js';
import { findHorizons, findWindows } from '../calendar/duration-grammar.js';
import { offeringWords } from '../lexicon/plain-words.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Mention } from '../names/mention.js';
import { nameStems } from '../names/name-words.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';
import { demandOf } from '../refusal/missing-data.js';
import { asides } from '../refusal/untracked.js';
import { findQuantities } from '../segment/quantity.js';
import { overlaps, type Span } from '../text/word-text.js';
import { grammarStems } from '../vocabulary.js';
import { feedbackDoubts } from './feedback-doubts.js';
import { leftBeside } from './left-beside.js';
import { unmetWords } from './unmet-words.js';

/** Words that a plan leaves unexplained: reasons to ask back rather than to answer something else. */
export function doubtsAbout(plan: ToolPlan, reading: Reading): string[] {
  const { question } = reading;
  const ignored = asides(question);
  const unplaced = namesAndNumbers(plan, reading)
    .filter((span) => reading.isFree(span) && !ignored.some((aside) => overlaps(aside, span)))
    .map((span) => reading.wordsOf(span));
  return [
    ...new Set([
      ...unplaced,
      ...vagueCustomers(reading),
      ...splitByNothing(plan, reading),
      ...feedbackDoubts(plan, reading),
      ...clauses(plan, reading),
      ...journeyLeft(plan, reading),
      ...eitherOr(question),
      ...deedsLeftOut(plan, reading),
      ...leftBeside(plan, reading),
      ...unmetWords(plan, reading),
    ]),
  ];
}

/** All that must have its place in a plan. */
function namesAndNumbers(plan: ToolPlan, reading: Reading): Span[] {
  const { question } = reading;
  const { words, tokens, periods, mentions, today } = question;
  if (plan.tool === 'data_health')
    return mentions.filter(({ readings }) => readings[0]?.entity.kind === 'source');
  return [
    ...mentions.filter(
      (mention) => isTelling(mention, question) || isSplit(mention, reading) || isNumeric(mention, question),
    ),
    ...halfNames(question, plan),
    ...periods,
    ...findQuantities(reading).filter(
      ({ first, end }) =>
        tokens
          .slice(first, end)
          .some(({ number, text }) => number !== undefined && !/^(?:one|once)$/i.test(text)) &&
        reading.wordAt(first - 1) !== 'all',
    ),
    ...[...findHorizons(words, today), ...findWindows(words)].filter((each) => !reading.overlapsPeriod(each)),
  ];
}

/** Words of names that too little of the name was said with: `reservation`, where cars are reserved and reservations cancelled. */
function halfNames(question: Question, { args }: ToolPlan): Span[] {
  const { tokens, mentions, company } = question;
  const outcome =
    'outcome' in args && typeof args.outcome === 'string' ? company.activityOf(args.outcome) : undefined;
  const planned = new Set(nameStems(`${JSON.stringify(args)} ${outcome ?? ''}`));
  return tokens.flatMap(({ stem, number }, token) => {
    const isKnown =
      number !== undefined || grammarStems.has(stem) || !company.index.stems.has(stem) || planned.has(stem);
    const span = { first: token, end: token + 1 };
    const isNamed = mentions.some((mention) => overlaps(mention, span));
    return isKnown || isNamed || demandOf(token, question) === 'none' ? [] : [span];
  });
}

/** A value, a term, a source or a happening that was said in full. Traits and journeys are often just talk. */
function isTelling({ first, end, readings }: Mention, { tokens }: Question): boolean {
  const [best] = readings;
  if (!best || best.score < 0.85 || !best.whole || best.bare) return false;
  const isOffer = end - first === 1 && offeringWords.includes(tokens[first]?.word ?? '');
  if (best.entity.kind === 'source' && isOffer) return false;
  if (tokens.slice(first, end).every(({ stem, word }) => personStems.has(stem) || word === 'new'))
    return false;
  return ['activity', 'outcome', 'value', 'term', 'source', 'change'].includes(best.entity.kind);
}

/** A number trait asks for a figure or sets a bound. */
const isNumeric = ({ readings }: Mention, { company }: Question): boolean =>
  readings[0]?.entity.kind === 'trait' && company.isNumeric(readings[0].entity.name);

/** `by channel`, `which country`. */
const isSplit = ({ first, readings }: Mention, reading: Reading): boolean =>
  readings[0]?.entity.kind === 'trait' &&
  /^(?:by|per|each|every|rank|which|what|across|highest|lowest|most|least|biggest)$/.test(
    reading.wordAt(first - 1),
  );

const vague =
  /(?<= )(?:small|large|big|young|old|older|younger|rich|wealthy|heavy|important|valuable|new|lost|loyal|inactive|happy|unhappy) (?:customers|companies|clients|accounts|users|businesses|people|firms|patients|players|members|guests|shoppers)(?= )/g;

/** `small companies` means a size that the catalog would have to tell; a name or a value beside it tells. */
function vagueCustomers(reading: Reading): string[] {
  const { words, mentions } = reading.question;
  const isTold = ({ first, end }: Span): boolean =>
    mentions.some(
      (mention) =>
        overlaps(mention, { first, end: end + 1 }) && (mention.first <= first || mention.first >= end),
    );
  return words
    .matches(vague)
    .filter((span) => reading.isFree({ first: span.first, end: span.first + 1 }) && !isTold(span))
    .map((span) => reading.wordsOf(span));
}

/** `who upgraded or renewed`: a segment can only ask for both. */
function eitherOr({ mentions, tokens }: Question): string[] {
  const isDeed = (mention: Mention | undefined): boolean =>
    /^(?:activity|term)$/.test(mention?.readings[0]?.entity.kind ?? '');
  return mentions.flatMap((mention, place) => {
    const next = mentions[place + 1];
    if (!next || !isDeed(mention) || !isDeed(next) || next.first - mention.end > 2) return [];
    return tokens.slice(mention.end, next.first).some(({ word }) => word === 'or') ? ['or'] : [];
  });
}

const splits =
  /(?<= )(?:split|splitted|broken (?:down|out|up)|break (?:it |that )?(?:down|out|up)|grouped|divided|separated|by|per|across) (?:by |per |on )?(?:the |each |every |their |our |my |different )?([a-z]+)(?= )/g;
const noSplits =
  /^(?:value|definition|standards?|books?|rules?|risk|behaviou?r|usage|size|revenue|date|time|recency|name|now|then|far|them|it|itself|us|step|stage|steps|stages|day|week|month|quarter|year|days?|default|which|what|how|who|customer|customers|user|account|person|people|head|one|all|both|paid|its|end|chance|accident|mistake|means|way|phone|email|mail|hand|heart|law|hour|minute|cent|a|an|and|or|to|age|money|mrr|spend|worth|amount|using|doing|sending|making|giving|offering|calling|number|order|channel|[a-z]+ing)$/;

/** `by favourite colour`: a split that the plan does not make. */
function splitByNothing({ tool, args }: ToolPlan, reading: Reading): string[] {
  if ('breakdown' in args || 'interval' in args || 'k' in args) return [];
  const { words, mentions, periods } = reading.question;
  return words
    .matches(splits)
    .filter((span) => {
      const word = span.groups[0] ?? '';
      const named = { first: span.first, end: span.end };
      return (
        !noSplits.test(word) &&
        reading.isFree({ first: span.end - 1, end: span.end }) &&
        !periods.some((other) => overlaps(other, named)) &&
        (tool === 'feedback_themes' || !mentions.some((other) => overlaps(other, named)))
      );
    })
    .map((span) => reading.wordsOf(span));
}

const relative = /^(?:who|whose)$/;
const sayingLittle =
  /^(?:are|is|were|was|have|has|had|we|they|do|did|does|may|might|could|can|will|would|likely|most|still|also|get|got|be|been|never|not|this|that|at|in|on|our|us|to|the|a|of|and|for|with|you|i|really|actually|then|go|goes|going|come|comes|coming|back|stay|leave|left|leaves|leaving|churn|cancel|buy|pay|use|keep|return|convert)$/;

/** `customers who hit their limit`: a clause about them that the plan says nothing of. */
function clauses({ tool, args }: ToolPlan, reading: Reading): string[] {
  const { tokens } = reading.question;
  if (tool === 'feedback_search' || tool === 'definitions' || 'segment' in args) return [];
  return tokens.flatMap(({ word }, token) => {
    if (
      !relative.test(word) ||
      !(
        personStems.has(tokens[token - 1]?.stem ?? '') ||
        /^(?:those|ones|people|anyone|everyone)$/.test(tokens[token - 1]?.word ?? '')
      )
    )
      return [];
    let end = token + 1;
    while (end < tokens.length && end < token + 6 && !tokens[end]?.pause) end += 1;
    const clause = { first: token + 1, end };
    const telling = tokens.slice(clause.first, clause.end).filter((each) => !sayingLittle.test(each.word));
    return telling.length > 0 && reading.isFree(clause) ? [reading.wordsOf(clause)] : [];
  });
}

/** `losses in the install journey`: a journey by its name and that noun. */
const journeyLeft = ({ tool, args }: ToolPlan, reading: Reading): string[] =>
  /^(?:feedback_search|effect)$/.test(tool) || /"(?:stage|lost_at|at)"/.test(JSON.stringify(args))
    ? []
    : reading
        .freeMentions()
        .filter(
          ({ first, end, readings }) =>
            readings[0]?.entity.kind === 'journey' &&
            (/^(?:journey|funnel)$/.test(reading.wordAt(end)) ||
              (tool === 'feedback_themes' && isWithin(first, reading))),
        )
        .map((span) => reading.wordsOf(span));

/** `complaints of people in onboarding`: customers who are on their way. */
const isWithin = (first: number, reading: Reading): boolean =>
  /(?<= )(?:in|during|throughout|within) (?:the |our )?$/.test(reading.question.words.before(first));

/** `who registered but …`: a past form that is part of an activity's name, and no condition was made of it. */
function deedsLeftOut({ args }: ToolPlan, reading: Reading): string[] {
  const { tokens, mentions, company } = reading.question;
  const planned = new Set(nameStems(JSON.stringify(args)));
  return tokens.flatMap(({ word, stem }, token) => {
    const isPast = /[a-z]{3}ed$/.test(word) && company.index.stems.has(stem) && !planned.has(stem);
    const span = { first: token, end: token + 1 };
    const isOfNext = mentions.some(
      ({ first, end }) => first > token && first - token <= 3 && !reading.isFree({ first, end }),
    );
    if (!isPast || isOfNext || !reading.isFree(span) || mentions.some((mention) => overlaps(mention, span)))
      return [];
    const before = [1, 2, 3].map((back) => reading.wordAt(token - back));
    const isSaid = before.some(
      (each, back) =>
        relative.test(each) &&
        before
          .slice(0, back)
          .every(
            (small) =>
              small === '' ||
              /^(?:have|has|had|not|never|also|just|recently|ever|already|been|still|once|yet)$/.test(small),
          ),
    );
    return isSaid ? [word] : [];
  });
}
