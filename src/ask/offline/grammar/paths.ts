import { takeLimit } from '../arguments/take-limit.js';
import { activityMentions } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import type { Reading } from '../reading.js';
import { negatedSpans } from '../segment/negation.js';
import { takeSegment } from '../segment/take-segment.js';
import { overlaps } from '../text/word-text.js';
import type { ToolGrammar } from './tool-grammar.js';

export const paths: ToolGrammar = {
  tool: 'paths',
  evidence: ({ words }) => (/ why /.test(words.text) ? -4 : 0),
  read(reading) {
    const length = takeLength(reading);
    const limit = takeLimit(reading);
    const ends = takeEnds(reading);
    const segment = takeSegment(reading);
    const period = takePeriod(reading);
    return { args: { ...ends, segment, period, length, limit } };
  },
};

const lengths =
  /(?<= )(?:(?:of|with|in|length|exactly) )?(\d+) (?:\w+ )?(?:activities|activity|actions?|steps?|events?|stops?|interactions?|long)(?= )|(?<= )length (?:of )?(\d+)(?= )/g;

/** How many activities a path holds. */
function takeLength(reading: Reading): number | undefined {
  const match = reading.question.words.matches(lengths).find((span) => reading.isFree(span));
  if (!match) return undefined;
  reading.take(match);
  return Number(match.groups.find(Boolean));
}

type End = 'from' | 'to';

const fromWords =
  /^(?:from|after|following|between|once|since|when|start|starts|starting|begin|begins|post|because)$/;
const toWords =
  /^(?:to|before|until|till|towards?|into|ending|till|and|lead|leads|leading|precede|precedes|up|ends?|reach|reaching|get|prior|preceding|toward|run)$/;

/** Where the paths start and where they end: told by the word before each activity. */
function takeEnds(reading: Reading): Partial<Record<End, string>> {
  for (const { first } of reading.question.words.matches(leadUps)) reading.take({ first, end: first + 2 });
  const chain = takeArrow(reading);
  if (chain) return chain;
  const missed = takeMissedEnd(reading);
  if (missed !== undefined) return { to: missed };
  const negated = negatedSpans(reading);
  const ends: Partial<Record<End, string>> = {};
  for (const mention of activityMentions(reading)) {
    const end = sideOf(mention.first, reading, ends);
    if (!end || ends[end] !== undefined || negated.some((span) => overlaps(span, mention))) continue;
    reading.take(mention);
    ends[end] = mention.activity;
  }
  ends.to ??= takeSilence(reading, ends);
  return Object.values(ends).some(Boolean) ? ends : takeOnlyEnd(reading);
}

/** `leave without buying`, up to what is missed. */
export const leaveWithout =
  /(?<= )(?:leave|leaves|leaving|left|quit|quits|exit|exits|go|goes|bounce|abandon|stop|end) (?:\w+ ){0,3}without (?:(?:a|an|any|the|ever) )?(?=\w)/g;

/**
 * `before they leave without buying`: what precedes buying is told beside what precedes none. Who never bought can't fall
 * silent after buying, so it is no question for that outcome.
 */
function takeMissedEnd(reading: Reading): string | undefined {
  const { company, words } = reading.question;
  if (company.leaving !== undefined && company.activityOf(company.leaving) !== undefined) return undefined;
  for (const { first, end } of words.matches(leaveWithout)) {
    const mention = activityMentions(reading).find((each) => each.first === end);
    if (!mention) continue;
    reading.take({ first, end: mention.end });
    return mention.activity;
  }
  return undefined;
}

/** An outcome that is no activity but the want of any: paths can lead to it. */
function takeSilence(reading: Reading, ends: Partial<Record<End, string>>): string | undefined {
  if (ends.from !== undefined) return undefined;
  const { company } = reading.question;
  for (const { first, end, readings } of reading.freeMentions()) {
    const outcome = readings.find(({ entity }) => entity.kind === 'outcome')?.entity.name;
    if (outcome === undefined || company.activityOf(outcome) !== undefined) continue;
    if (sideOf(first, reading, ends) !== 'to') continue;
    reading.take({ first, end });
    return outcome;
  }
  return undefined;
}

/** `the lead-up to`, `leads up to`: no lead of the company's. */
const leadUps = /(?<= )(?:lead|leads|leading|led|run|runs|build) up(?= )/g;

/** `event → renewal`: from the one to the other. */
function takeArrow(reading: Reading): Partial<Record<End, string>> | undefined {
  const [from, to, third] = activityMentions(reading);
  if (!from || !to || third || reading.wordAt(from.end) !== 'then' || to.first !== from.end + 1)
    return undefined;
  reading.take({ first: from.first, end: to.end });
  return { from: from.activity, to: to.activity };
}

/** `customers who cancel, what did they do before?` */
function takeOnlyEnd(reading: Reading): Partial<Record<End, string>> {
  const side =
    / (before|beforehand|prior|after|afterwards|next|then)(?: that)? (?:(?:thing|step|move|stop|action|event)s? .*)?$/.exec(
      reading.question.words.text,
    )?.[1];
  const negated = negatedSpans(reading);
  const [only, second] = activityMentions(reading).filter(
    (mention) => !negated.some((span) => overlaps(span, mention)),
  );
  if (side === undefined || !only || second) return {};
  reading.take(only);
  return /^(?:before|prior)/.test(side) ? { to: only.activity } : { from: only.activity };
}

function sideOf(first: number, reading: Reading, ends: Partial<Record<End, string>>): End | undefined {
  for (let token = first - 1; token >= Math.max(0, first - 6); token--) {
    const word = reading.wordAt(token);
    if (/^(?:who|that|which)$/.test(word)) return undefined;
    if (fromWords.test(word) || (/^follows?$/.test(word) && reading.wordAt(token + 1) !== 'by'))
      return 'from';
    if (
      word === 'into' &&
      /^(?:bump|run|walk|crash|log|look|ran|they|people)/.test(reading.wordAt(token - 1))
    )
      continue;
    if (toWords.test(word)) return word === 'and' && ends.from === undefined ? undefined : 'to';
    if (isNamed(token, reading)) break;
  }
  return undefined;
}

const isNamed = (token: number, { question }: Reading): boolean =>
  question.mentions.some(
    ({ first, end, readings }) => first <= token && token < end && readings[0]?.entity.kind !== 'trait',
  );
