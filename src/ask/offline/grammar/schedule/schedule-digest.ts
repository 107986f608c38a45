import { isWeekday, type Weekday } from '../../calendar/names.js';
import { tokenise, type Token } from '../../text/token.js';
import type { Reading } from '../../reading.js';
import type { ToolGrammar } from '../tool-grammar.js';
import { readAlert } from './alert.js';
import { readSentQuestion } from './sent-question.js';
import { readAction } from './subscription-action.js';
import { readTimeOfDay } from './time-of-day.js';
import { findTimezone } from './time-zone.js';

export const scheduleDigest: ToolGrammar = {
  tool: 'schedule_digest',
  evidence: ({ words, text }) => {
    if (readAlert(text)) return nearlySure;
    if (namesWeekday.test(words.text) && readTimeOfDay(readSentQuestion(text).frame) !== undefined)
      return nearlySure;
    if (!recurring.test(words.text) || (pastDay.test(words.text) && !regular.test(words.text))) return -12;
    return regular.test(words.text) && (sending.test(words.text) || timed.test(words.text)) ? 8 : 0;
  },
  read(reading) {
    const alert = readAlert(reading.question.text);
    if (alert) return { args: { action: 'subscribe', ...alert } };
    const { frame, question, isMarked } = readSentQuestion(reading.question.text);
    const words = tokenise(frame);
    const time = readTimeOfDay(frame);
    const weekday = readWeekday(words, reading);
    const isTimed = time !== undefined || weekday !== undefined;
    const action = readAction(isMarked ? textOf(words) : reading.question.words.text, isTimed || isMarked);
    if (action !== 'subscribe') return { args: { action } };
    return { args: { action, question, weekday, time, timezone: findTimezone(frame) } };
  },
};

const textOf = (tokens: readonly Token[]): string => ` ${tokens.map(({ word }) => word).join(' ')} `;

/** A weekday and a time of day, or a bound to be told of: nothing else is asked with them. */
const nearlySure = 40;
const namesWeekday = / (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) /;
const regular =
  / (?:every|each|weekly|daily|on) (?:first thing )?(?:\w+ ){0,2}?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|week|morning|day) | (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:at|morning|afternoon|evening) | weekly /;
/** Nothing is sent again and again that isn't asked for in such words. */
const recurring =
  / (?:digests?|every|each|daily|weekly|monthly|week|weekdays?|(?:un)?subscri\w*|schedul(?:e|es|ed)|remind\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|regular\w*|automatic\w*|reports?|summary|summaries|alerts?|notif\w*|warn|ping|tell me|sends?|sending|e?mails?|posting|stop|cancel|sign me|signed up|updates?|lists?|getting) /;
/** `since monday`: a day that is over, and no day to send on. */
const pastDay = / since (?:mon|tues|wednes|thurs|fri|satur|sun)day /;
const timed =
  / (?:every|each|on) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|morning)(?: mornings?)? (?:at )?(?:\d|[\d:]+)/;
const sending =
  / (?:send|mail|email|post|share|schedule|remind|deliver|subscribe|sign me up|push|ping|receive) /;

/** The day that the frame names, or else, with its spelling mended, the message. */
function readWeekday(frame: readonly Token[], { question }: Reading): Weekday | undefined {
  return [...frame, ...question.tokens.filter(({ misspelt }) => misspelt === true)]
    .map(({ word }) => word)
    .find(isWeekday);
}
