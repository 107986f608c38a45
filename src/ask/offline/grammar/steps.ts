import { plainStems } from '../lexicon/plain-words.js';
import { activityMentions } from '../arguments/take-names.js';
import type { Reading } from '../reading.js';
import { negatedSpans } from '../segment/negation.js';
import { overlaps, type Span } from '../text/word-text.js';

export interface Step extends Span {
  readonly activity: string;
  readonly score: number;
  readonly negated: boolean;
}

/** The activities that are said, in order, with those that are said not to happen. */
export function saidSteps(reading: Reading): Step[] {
  const negated = negatedSpans(reading);
  return activityMentions(reading)
    .filter(({ names, end }) => names !== 'journey' || reading.wordAt(end) === 'to')
    .filter((mention) => !isSplit(mention, reading))
    .map((mention) => ({ ...mention, negated: negated.some((span) => overlaps(span, mention)) }));
}

/** `per shop` splits by the trait, though shops are visited too. */
const isSplit = ({ first, end }: Span, reading: Reading): boolean =>
  /^(?:by|per|each|every|across)$/.test(reading.wordAt(first - 1)) &&
  reading.question.candidates.some(
    (each) => each.entity.kind === 'trait' && each.first === first && each.end === end && each.score > 0.8,
  );

const linkWords =
  /^(?:to|then|and|into|before|a|an|the|their|they|it|also|again|who|go|goes|become|becomes|became|on|end|ends|up|or|make|next|after|that|step|event|stage|through|get|gets|page|screen|both|first|finally|of|in|turn|turns|how|many|with|within|actually|really|be|are|is|leave|leaves|put|post|write|place|people|customers|users|any|same|my|our|way|all|them|as|well|do|does|did|by|for)$/;

/** Words that may part two steps: all that say nothing of the company's own, but for what turns a step into a condition. */
const linkStems: ReadonlySet<string> = new Set(
  [...plainStems].filter(
    (each) =>
      !/^(?:not|never|no|without|who|whose|but|versus|except|exclud|compar|because|after|befor|sinc|lose|lost|leav|drop|fall|where|stuck|win|risk|churn)$/.test(
        each,
      ),
  ),
);

/** The steps of a funnel that is spelled out: `from A to B`, `A > B > C`, `who A … B`. */
export function takeChain(reading: Reading): string[] | undefined {
  const steps = saidSteps(reading);
  const positive = steps.filter(({ negated }) => !negated);
  const chain = longestChain(positive, reading) ?? neverReached(steps, reading);
  if (!chain) return undefined;
  for (const step of chain) reading.take(step);
  if (isBackwards(chain, reading)) chain.reverse();
  const [first] = chain;
  const last = chain.at(-1);
  if (first && last) takeLinks(first, last, reading);
  const names = [...new Set(chain.map(({ activity }) => activity))];
  return names.length > 1 ? names : undefined;
}

/** `invite family within 14 days of signing up`, `how long until they pay after signing up`: the second that is said comes first. */
const isBackwards = ([first, second, third]: readonly Step[], reading: Reading): boolean =>
  first !== undefined &&
  second !== undefined &&
  third === undefined &&
  (/ how (?:long|fast|quickly|soon) .* (?:after|once|since) (?:(?:they|people|customers|having|the|a|an|their) ){0,3}$/.test(
    reading.question.words.before(second.first),
  ) ||
    / (?:within|in|inside|under) (?:\d+|a|an|1) \w+ (?:of|after|from|since) (?:(?:the|a|an|their|our) )?$/.test(
      reading.question.words.before(second.first).slice(reading.question.words.before(first.end).length - 1),
    ));

/** Whatever activities are said, where no journey is and so they must be what is asked about. */
export function takeAllSteps(reading: Reading): string[] | undefined {
  const steps = saidSteps(reading).filter(({ negated }) => !negated);
  const names = [...new Set(steps.map(({ activity }) => activity))];
  const happens = steps.filter((step) => !isThing(step, reading));
  if (names.length < 2 || happens.length === 0) return undefined;
  for (const step of steps) reading.take(step);
  return names;
}

/** `quotes`, of which nothing is said to happen. */
const isThing = ({ activity, first, end }: Step, { question }: Reading): boolean =>
  question.candidates.every(
    (each) => each.bare || each.entity.name !== activity || each.first < first || each.end > end,
  );

function takeLinks(first: Step, last: Step, reading: Reading): void {
  for (let token = Math.min(first.end, last.end); token < Math.max(first.first, last.first); token++) {
    if (/^(?:to|then|and|into)$/.test(reading.wordAt(token))) reading.take({ first: token, end: token + 1 });
  }
}

/** Two or more steps that only small words part. */
function longestChain(steps: readonly Step[], reading: Reading): Step[] | undefined {
  let best: Step[] = [];
  let run: Step[] = [];
  for (const step of steps) {
    const before = run.at(-1);
    run = before && isLinked(before, step, reading) ? [...run, step] : [step];
    if (run.length > best.length) best = run;
  }
  return best.length >= 2 ? best : undefined;
}

function isLinked(a: Step, b: Step, reading: Reading): boolean {
  const { tokens } = reading.question;
  const between = tokens.slice(a.end, b.first);
  return (
    between.length <= 9 &&
    between.every(
      ({ word, stem, number }, place) =>
        linkWords.test(word) ||
        linkStems.has(stem) ||
        number !== undefined ||
        reading.overlapsPeriod({ first: a.end + place, end: a.end + place + 1 }),
    ) &&
    !between.some(({ pause }) => pause === '.') &&
    tokens[b.first]?.pause !== '.'
  );
}

/** `how many tickets never get solved`: from the ticket to its being solved. */
function neverReached(steps: readonly Step[], reading: Reading): Step[] | undefined {
  const missed = steps.find(({ negated }) => negated);
  const before = missed && steps.findLast((step) => !step.negated && step.end <= missed.first);
  if (
    !missed ||
    !before ||
    ![1, 2, 3, 4].some((back) => /^(?:never|not)$/.test(reading.wordAt(missed.first - back)))
  )
    return undefined;
  return [before, missed];
}

/** `disputes get resolved`: the step that makes the thing, then the one that was said. */
export function takeMadeThing(step: Step, reading: Reading): string[] | undefined {
  const [made] = reading
    .free(
      ({ entity, score, first, end }) =>
        entity.kind === 'activity' &&
        entity.name !== step.activity &&
        score >= 0.6 &&
        first >= step.first - 3 &&
        end <= step.end,
    )
    .filter(({ first, end }) => first <= step.first && end < step.end);
  if (!made) return undefined;
  reading.take({ first: made.first, end: step.end });
  return [made.entity.name, step.activity];
}
