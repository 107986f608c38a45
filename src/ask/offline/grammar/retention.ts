import { isOfTraits } from '../../../../tools/is-of-traits.js';
import { takeBreakdown } from '../arguments/take-breakdown.js';
import { takeCompare } from '../arguments/take-compare.js';
import { takeInterval } from '../arguments/take-interval.js';
import { activityMentions, type ActivityMention } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import { nameStems } from '../names/name-words.js';
import type { Reading } from '../reading.js';
import { negatedSpans } from '../segment/negation.js';
import { takeSegment } from '../segment/take-segment.js';
import { overlaps, type Span } from '../text/word-text.js';
import { askForStart } from './missing.js';
import type { ToolGrammar } from './tool-grammar.js';

export const retention: ToolGrammar = {
  tool: 'retention',
  evidence: ({ words }) => {
    if (/ (?:might|may|could|likely|unlikely|risk|will) |^ why /.test(words.text)) return -5;
    if (/ (?:retention|cohorts?) /.test(words.text)) return 4;
    if (/ (?:come|comes|coming) back | returns? /.test(words.text)) return 2;
    return / (?:still (?:active|around|use|using|here|with)|keep(?:s)? \w+ing) /.test(words.text) ? 3 : 0;
  },
  read(reading) {
    const interval = takeInterval(reading) ?? takeCohortStep(reading);
    const { compare } = takeCompare(reading);
    const breakdown = isOfTraits(compare) ? compare.trait : takeBreakdown(reading);
    takeAge(reading);
    const ends = takeStartAndReturn(reading);
    const segment = takeSegment(reading);
    const isHalf = !reading.isFollowUp && ends.return !== undefined && ends.start === undefined;
    return {
      args: { ...ends, interval, segment, breakdown, period: takePeriod(reading) },
      ...(isHalf ? { missing: askForStart(reading.question) } : {}),
    };
  },
};

/** `in months`, `by signup month`, `week over week`: how far apart the returns are counted. */
function takeCohortStep(reading: Reading): 'day' | 'week' | 'month' | undefined {
  const steps = reading.question.words.matches(
    /(?<= )(?:in (?:the )?(?:day|week|month)s(?! ago)|by (?!last|this|next|the|a )\w+ (?:day|week|month)|(day|week|month) over \1|(?:day|week|month)(?:ly)? (?:cohorts?|retention|buckets?))(?= )/g,
  );
  const step = steps.find((span) => reading.isFree(span) && !reading.overlapsPeriod(span));
  const unit = step && /day|week|month/.exec(reading.wordsOf(step))?.[0];
  if (!step || (unit !== 'day' && unit !== 'week' && unit !== 'month')) return undefined;
  reading.take({ first: step.end - 1, end: step.end });
  return unit;
}

/** `3 months after signing up`: retention shows every age, so none needs naming. */
function takeAge(reading: Reading): void {
  const ages = reading.question.words.matches(
    /(?<= )(?:\d+ )?(?:days?|weeks?|months?|years?) (?:after|later|on|since|into)(?= )|(?<= )(?:after|within|in) (?:\d+|a|an) (?:days?|weeks?|months?|years?)(?= )/g,
  );
  for (const { first, end } of ages) {
    const named = reading.question.mentions.find((mention) => mention.first <= first && first < mention.end);
    reading.take({
      first: named ? named.end : first,
      end: /^(?:after|since|on)$/.test(reading.wordAt(end - 1)) ? end - 1 : end,
    });
  }
}

type End = 'start' | 'return';

const returning =
  /^(?:keep|keeps|keeping|still|back|again|return|returns|returning|continue|continues|repeat|repeats|use|using|to)$/;
const starting =
  /^(?:after|since|who|that|which|once|from|of|starting|first|their|following|post|because|when|whose)$/;
/** What stands right behind an activity: `login retention`, `exported again`. */
const returned = /^(?:again|retention|stickiness|repeatedly|regularly)$/;

interface PlacedEnd extends ActivityMention {
  readonly end: number;
  readonly side: End | undefined;
}

/** Who is followed (`after signing up`), and what counts as coming back (`keep logging in`). */
function takeStartAndReturn(reading: Reading): Partial<Record<End, string>> {
  const negated = negatedSpans(reading);
  const placed = activityMentions(reading)
    .filter((mention) => !negated.some((span) => overlaps(span, mention)))
    .map((mention): PlacedEnd => ({ ...mention, side: sideOf(mention, reading) }));
  const ends: Partial<Record<End, PlacedEnd>> = {};
  for (const each of placed) if (each.side !== undefined) ends[each.side] ??= each;
  for (const each of placed) {
    if (each.side !== undefined) continue;
    if (ends.start === undefined) ends.start = each;
    else if (ends.return === undefined && !isClause(each, reading)) ends.return = each;
  }
  for (const each of Object.values(ends)) reading.take(each);
  const kept = ends.start && !ends.return ? takeKeptUp(ends.start.activity, reading) : undefined;
  if (ends.start && kept !== undefined) return { start: ends.start.activity, return: kept };
  if (ends.start && takeSameAgain(reading))
    return { start: ends.start.activity, return: ends.start.activity };
  return {
    ...(ends.start ? { start: ends.start.activity } : {}),
    ...(ends.return ? { return: ends.return.activity } : {}),
  };
}

const sameAgain =
  /(?<= )(?:another|once more|a second time|(?:\w+ )?(?:it|them|that|so) again|keep(?:s|ing)? (?:on )?\w+ing (?:it|them|so))(?= )/g;
const usersOfIt = /(?<= )(?:who|that) \w+ (?:it|them)(?= )/g;

/** `people who use it, do they use it again`: what they come back to is what they began with. */
function takeSameAgain(reading: Reading): boolean {
  const { words } = reading.question;
  const said = words.matches(sameAgain);
  if (said.length > 0) for (const span of [...said, ...words.matches(usersOfIt)]) reading.take(span);
  return said.length > 0;
}

/** `do people who start storage keep visiting it`: what is done to the thing of the activity before, by its verb alone. */
function takeKeptUp(start: string, reading: Reading): string | undefined {
  const { company, words } = reading.question;
  const [verb] = words
    .matches(/(?<= )(?:keep|keeps|kept|still|continue to|carry on) (?:on )?\w+(?= )/g)
    .map(({ end }) => ({ first: end - 1, end }))
    .filter((span) => reading.isFree(span));
  if (!verb) return undefined;
  const done = reading.stemAt(verb.first);
  const thing = nameStems(start);
  const [best, other] = company.catalog.activities
    .map(({ name }) => ({ name, stems: nameStems(name) }))
    .filter(
      ({ stems }) => stems.includes(done) && stems.some((stem) => stem !== done && thing.includes(stem)),
    );
  if (!best || other) return undefined;
  reading.take(verb);
  return best.name;
}

/** What the words around an activity make of it. */
function sideOf({ first, end }: Span, reading: Reading): End | undefined {
  const before = [1, 2, 3].map((back) => reading.wordAt(first - back));
  const [near = ''] = before;
  const isReturn = before.slice(0, 2).some((word) => returning.test(word));
  if (starting.test(near) || (!isReturn && before.some((word) => starting.test(word)))) return 'start';
  if (isReturn || before.some((word) => returning.test(word)) || returned.test(reading.wordAt(end)))
    return 'return';
  return undefined;
}

/** `… who upgraded`: whom it is about. */
const isClause = ({ first }: Span, reading: Reading): boolean =>
  /^(?:who|that)$/.test(reading.wordAt(first - 1));
