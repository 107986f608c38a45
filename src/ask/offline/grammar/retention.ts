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
  evidence: ({ words }) => (/ (?:might|may|could|likely|unlikely|risk|will) /.test(words.text) ? -5 : 0),
  read(reading) {
    const interval = takeInterval(reading);
    const { compare } = takeCompare(reading);
    const breakdown = typeof compare === 'object' && 'trait' in compare ? compare.trait : takeBreakdown(reading);
    const ends = takeStartAndReturn(reading);
    const segment = takeSegment(reading);
    return { args: { ...ends, interval, segment, breakdown, period: takePeriod(reading) } };
  },
};

const returning = /^(?:keep|keeps|still|back|again|return|returns|continue|stay|repeat|use|using|on|to)$/;
const starting = /^(?:after|since|who|that|once|from|of|starting|first|their|following)$/;

/** Who is followed (`after signing up`), and what counts as coming back (`keep logging in`). */
function takeStartAndReturn(reading: Reading): { start?: string; return?: string } {
  const negated = negatedSpans(reading);
  const ends: { start?: string; return?: string } = {};
  const mentions = activityMentions(reading).filter((mention) => !negated.some((span) => overlaps(span, mention)));
  for (const mention of mentions) {
    const before = [1, 2, 3].map((back) => reading.wordAt(mention.first - back));
    const isStart = before.some((word) => starting.test(word)) && !before.slice(0, 2).some((word) => /^(?:keep|keeps|still|again|back)$/.test(word));
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
