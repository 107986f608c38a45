import { takeBreakdown } from '../arguments/take-breakdown.js';
import { takeCompare } from '../arguments/take-compare.js';
import { takeInterval } from '../arguments/take-interval.js';
import { activityMentions } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import type { Reading } from '../reading.js';
import { negatedSpans } from '../segment/negation.js';
import { takeSegment } from '../segment/take-segment.js';
import { overlaps } from '../text/word-text.js';
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
    const interval = takeInterval(reading);
    const { compare } = takeCompare(reading);
    const breakdown =
      typeof compare === 'object' && 'trait' in compare ? compare.trait : takeBreakdown(reading);
    takeAge(reading);
    const ends = takeStartAndReturn(reading);
    const segment = takeSegment(reading);
    return { args: { ...ends, interval, segment, breakdown, period: takePeriod(reading) } };
  },
};

/** `3 months after signing up`: retention shows every age, so none needs naming. */
function takeAge(reading: Reading): void {
  const ages = reading.question.words.matches(
    /(?<= )(?:\d+ )?(?:days?|weeks?|months?|years?) (?:after|later|on|since|into)(?= )|(?<= )(?:after|within|in) (?:\d+|a|an) (?:days?|weeks?|months?|years?)(?= )/g,
  );
  for (const age of ages)
    reading.take({
      first: age.first,
      end: /^(?:after|since|on)$/.test(reading.wordAt(age.end - 1)) ? age.end - 1 : age.end,
    });
}

const returning = /^(?:keep|keeps|still|back|again|return|returns|continue|stay|repeat|use|using|on|to)$/;
const starting = /^(?:after|since|who|that|once|from|of|starting|first|their|following)$/;

/** Who is followed (`after signing up`), and what counts as coming back (`keep logging in`). */
function takeStartAndReturn(reading: Reading): { start?: string; return?: string } {
  const negated = negatedSpans(reading);
  const ends: { start?: string; return?: string } = {};
  const mentions = activityMentions(reading).filter(
    (mention) => !negated.some((span) => overlaps(span, mention)),
  );
  for (const mention of mentions) {
    const before = [1, 2, 3].map((back) => reading.wordAt(mention.first - back));
    if (ends.start !== undefined && /^(?:who|that)$/.test(before[0] ?? '')) continue;
    const isStart =
      starting.test(before[0] ?? '') ||
      (before.some((word) => starting.test(word)) &&
        !before.slice(0, 2).some((word) => /^(?:keep|keeps|still|again|back)$/.test(word)));
    const isReturn = before.some((word) => returning.test(word)) || reading.wordAt(mention.end) === 'again';
    if (isStart && ends.start === undefined) ends.start = mention.activity;
    else if (isReturn && ends.return === undefined) ends.return = mention.activity;
    else if (ends.start === undefined) ends.start = mention.activity;
    else if (ends.return === undefined) ends.return = mention.activity;
    else continue;
    reading.take(mention);
  }
  return ends;
}
