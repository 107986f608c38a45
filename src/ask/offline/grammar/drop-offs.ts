import { takeBreakdown } from '../arguments/take-breakdown.js';
import { takeCompare } from '../arguments/take-compare.js';
import { takeWindow } from '../arguments/take-duration.js';
import { takeTalkOfLeaving } from '../arguments/take-leaving.js';
import { takeJourney } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import { findWindows } from '../calendar/duration-grammar.js';
import type { Question } from '../question.js';
import { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import { overlaps } from '../text/word-text.js';
import { takeTalkOfConversion } from '../arguments/take-conversion-words.js';
import { takeLeavePoint } from './leave-point.js';
import { grammarStems } from '../vocabulary.js';
import { askForJourney } from './missing.js';
import { saidSteps, takeAllSteps, takeChain, takeMadeThing } from './steps.js';
import type { ToolGrammar } from './tool-grammar.js';

export const dropOffs: ToolGrammar = {
  tool: 'drop_offs',
  evidence: (question) =>
    chainEvidence(question) + bareJourneyEvidence(question) + (saysDropOffs(question) ? 12 : 0),
  read(reading) {
    takeTalkOfConversion(reading);
    const explain = asksWhy(reading) || undefined;
    const exclude = takeExcluded(reading);
    const order = takeOrder(reading);
    takeTalkOfLeaving(reading);
    const scope = takeScope(reading, explain ?? false);
    if (scope.journey !== undefined) takeSubject(reading);
    const within_days = takeWindow(reading);
    const comparison = takeCompare(reading);
    const breakdown = takeBreakdown(reading);
    const segment = takeSegment(reading);
    const period = comparison.period ?? takePeriod(reading);
    const isUnplaced =
      !reading.isFollowUp &&
      Object.keys(scope).length === 0 &&
      (explain === true || segment === undefined) &&
      saysMore(reading);
    return {
      args: { ...scope, order, exclude, within_days, ...comparison, breakdown, explain, segment, period },
      ...(isUnplaced ? { missing: askForJourney(reading.question) } : {}),
    };
  },
};

/** Two activities, one after the other, are a small funnel. */
function chainEvidence(question: Question): number {
  const text = question.words.text;
  const counted =
    / (?:how many|how much of|share|percentage|percent|proportion|fraction|conversion|convert|converts|rate) /.test(
      text,
    );
  const windowed = findWindows(question.words).length > 0;
  if (takeChain(new Reading(question)) === undefined)
    return windowed && counted && takeLoneStep(new Reading(question)) ? 8 : 0;
  if (/^ (?:who|which|list|show) /.test(text)) return 0;
  if (/ then /.test(text)) return 12;
  const linked = / (?:from|to|into) /.test(text);
  const personal = / (?:who|that|those|customers|people|users) /.test(text);
  if (/(?<= )(?:path|paths|route|routes|sequence|sequences|how do)(?= )/.test(text)) return 0;
  const asked = counted || (windowed && / (?:did|do|does) /.test(text));
  const ordered = readOrder(text) === undefined ? 0 : 8;
  return (
    (linked ? (personal || counted ? 4 : 9) : 0) +
    (counted ? 3 : 0) +
    (personal && counted ? 3 : 0) +
    (windowed && asked ? 6 : 0) +
    ordered
  );
}

/** `warranty drop-offs`: of the journey, whatever else is dropped off there. */
const saysDropOffs = ({ words, mentions }: Question): boolean =>
  words
    .matches(/(?<= )(?:drop|fall)(?:ped)? offs?(?= )/g)
    .some(({ first }) =>
      mentions.some(({ end, readings: [best] }) => end === first && best?.entity.kind === 'journey'),
    );

const smallWords =
  /^(?:the|our|my|a|on|in|for|by|per|versus|compare|compared|with|to|and|from|only|just|please|of|users|customers|people)$/;

/** `onboarding on mobile`, `compare trial in May and June`: a journey, whom or when, and no more. */
function bareJourneyEvidence({ tokens, mentions, periods }: Question): number {
  const isJourney = mentions.some(({ readings }) => readings[0]?.entity.kind === 'journey');
  const named = [...mentions, ...periods];
  const rest = tokens.filter(
    ({ word }, token) =>
      !smallWords.test(word) && !named.some(({ first, end }) => first <= token && token < end),
  );
  return isJourney && tokens.length > 1 && rest.length === 0 ? 8 : 0;
}

/** Words are left that say where, in other words than the catalog’s: `how come they let it sit there`. */
const saysMore = (reading: Reading): boolean =>
  reading.freeTokens().some((token) => {
    const { stem = '', number, word = '' } = reading.question.tokens[token] ?? {};
    return number === undefined && /^[a-z]{3,}$/.test(word) && !grammarStems.has(stem);
  });

const asksWhy = (reading: Reading): boolean =>
  / (?:why|reasons?|causes?|explain|explains|how come|(?:is|lies|be) behind (?:it|that|this)) | what (?:keeps?|stops?|prevents?|holds?|blocks?|makes?|causes) | what is (?:keeping|stopping|preventing|holding|blocking|making|causing) /.test(
    reading.question.words.text,
  );

/** A journey that is named, steps that are spelled out, or the point where they leave. */
function takeScope(
  reading: Reading,
  explain: boolean,
): { journey?: string; steps?: readonly string[]; at?: string } {
  const named = takeNamedJourney(reading);
  const isSpelled = named === undefined || / (?:then|from|to) /.test(reading.question.words.text);
  const chain = explain || !isSpelled ? undefined : takeSteps(reading, named);
  if (chain) return chain;
  const journey = named ?? takeJourney(reading);
  const at = takeLeavePoint(reading, journey, explain);
  const said = journey === undefined && at === undefined ? takeAllSteps(reading) : undefined;
  if (said) return { steps: said };
  const about =
    journey ?? (at === undefined ? (journeyOfStage(reading) ?? journeyOfThing(reading)) : undefined);
  return { ...(about === undefined ? {} : { journey: about }), ...(at === undefined ? {} : { at }) };
}

/** `where do orders get stuck`: what goes through the journey. */
function takeSubject(reading: Reading): void {
  const subjects = reading.question.words.matches(
    /(?<= (?:where|when|at which \w+) (?:do|does|did) (?:(?:the|our|most) )?)\w+s(?= (?:get|fall|drop|stall|die|fail|end up|go|hang) )/g,
  );
  for (const span of subjects) if (reading.isFree(span)) reading.take(span);
}

/** `the purchase journey`: called so, whatever activity the words may name too. */
function takeNamedJourney(reading: Reading): string | undefined {
  const best = reading
    .free(({ entity, score }) => entity.kind === 'journey' && score >= 0.9)
    .find(({ end }) => /^(?:journey|funnel|process)$/.test(reading.wordAt(end)));
  if (!best) return undefined;
  reading.take(best);
  return best.entity.name;
}

function takeSteps(
  reading: Reading,
  named: string | undefined,
): { journey: string } | { steps: string[] } | undefined {
  const chain = takeChain(reading) ?? takeLoneStep(reading);
  if (!chain) return undefined;
  const { company } = reading.question;
  const journey = [...(named === undefined ? [] : [named]), ...Object.keys(company.catalog.journeys)].find(
    (each) => company.stagesOf(each).join('\n') === chain.join('\n') && company.stagesOf(each).length > 2,
  );
  return journey === undefined ? { steps: chain } : { journey };
}

/** `how many disputes get resolved within 14 days` says only the last step. */
function takeLoneStep(reading: Reading): string[] | undefined {
  const [only, second] = saidSteps(reading);
  const shares = / (?:how many|how long|share|percentage|percent|proportion|fraction) /.test(
    reading.question.words.text,
  );
  return only && !second && shares ? takeMadeThing(only, reading) : undefined;
}

/** `the checkout funnel` is the journey that the checkout is a stage of. */
function journeyOfStage(reading: Reading): string | undefined {
  const step = saidSteps(reading).find(({ end }) =>
    /^(?:funnel|journey|process|flow)$/.test(reading.wordAt(end)),
  );
  const [journey] = step ? reading.question.company.journeysWith(step.activity) : [];
  if (journey !== undefined && step) reading.take(step);
  return journey;
}

/** `where do deals die` is about the journey that deals go through. */
function journeyOfThing(reading: Reading): string | undefined {
  const { company } = reading.question;
  const things = reading.free(
    ({ entity, bare, score }) =>
      entity.kind === 'activity' && bare && score >= 0.4 && company.isStage(entity.name),
  );
  const isObject = (first: number): boolean =>
    /^(?:do|are|the|our|why|lose|losing)$/.test(reading.wordAt(first - 1));
  const thing = things.find(({ first }) => isObject(first));
  if (!thing) return undefined;
  const [journey] = company.journeysWith(thing.entity.name);
  reading.take(thing);
  return journey;
}

function takeOrder(reading: Reading): 'strict' | 'any' | undefined {
  const order = readOrder(reading.question.words.text);
  for (const match of reading.question.words.matches(
    /(?<= )(?:in |regardless of |no matter |irrespective of |strict |whatever )?(?:the |a |any |strict |either |whatever |no particular )?order(?= )/g,
  )) {
    const isName = reading.question.mentions.some(
      (mention) => overlaps(mention, match) && mention.end - mention.first > match.end - match.first,
    );
    if ((match.end - match.first > 1 || order !== undefined) && !isName) reading.take(match);
  }
  return order;
}

function readOrder(text: string): 'strict' | 'any' | undefined {
  if (
    / (?:any (?:order|sequence)|no matter (?:\w+ ){0,3}(?:order|sequence)|either order|whatever (?:the )?(?:order|sequence)|(?:regardless|irrespective) of (?:the )?(?:order|sequence)|(?:order|sequence) (?:\w+ ){0,2}(?:matters? not|not (?:matter|important|relevant)|irrelevant|unimportant|no matter)|(?:order|sequence) (?:is |does )?(?:irrelevant|unimportant|not \w+)|no particular order|(?:not (?:matter|care|mind)|never mind|whatever|whichever) (?:\w+ ){0,3}(?:order|sequence)|(?:order|sequence) (?:is )?(?:whatever|free)|(?:not matter|no matter|whatever|whichever|regardless of) (?:which |what |who )?(?:1 |one |step )?(?:comes|goes|happens|came|is) (?:1st|first|1)|both .* and) /.test(
      text,
    )
  )
    return 'any';
  return / (?:strict|strictly|nothing (?:else )?in between|in exact order|(?:in )?(?:this|that|the)? ?exact order|no (?:other (?:steps?|things?) in between|detours?)|(?:directly|right|straight|exactly|immediately|1) (?:1 )?after (?:each other|1 another|the other|another)|back to back|in exactly (?:this|that) order) /.test(
    text,
  )
    ? 'strict'
    : undefined;
}

const inBetween = / (?:in between|between|along the way|on the way|in the meantime|meanwhile) /;

/** Activities that must not lie between the steps; outside of them a negation is about the customers. */
function takeExcluded(reading: Reading): string[] | undefined {
  if (!inBetween.test(reading.question.words.text)) return undefined;
  const excluded = saidSteps(reading).filter(({ negated }) => negated);
  for (const step of excluded) reading.take(step);
  return excluded.length > 0 ? excluded.map(({ activity }) => activity) : undefined;
}
