import { isWeekday, type Weekday } from '../calendar/names.js';
import type { Reading } from '../reading.js';
import { readNumber } from '../text/number-words.js';
import { findTimezone } from './time-zone.js';
import type { ToolGrammar } from './tool-grammar.js';

export const scheduleDigest: ToolGrammar = {
  tool: 'schedule_digest',
  evidence: ({ words }) =>
    regular.test(words.text) && (sending.test(words.text) || timed.test(words.text)) ? 8 : 0,
  read(reading) {
    const action = readAction(reading);
    if (action !== 'subscribe') return { args: { action } };
    const zone = findTimezone(reading);
    const question = readQuestionText(reading);
    return {
      args: {
        action,
        question,
        weekday: readWeekday(reading),
        time: readTime(reading),
        timezone: zone?.timezone,
      },
    };
  },
};

const regular =
  / (?:every|each|weekly|daily|on) (?:first thing )?(?:\w+ ){0,2}?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|week|morning|day) | (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:at|morning|afternoon|evening) | weekly /;
const timed =
  / (?:every|each|on) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|morning)(?: mornings?)? (?:at )?(?:\d|[\d:]+)/;
const sending =
  / (?:send|mail|email|post|share|schedule|remind|deliver|subscribe|sign me up|push|ping|drop) /;

/** Without what is quoted: a question that is to be sent says nothing of when and how. */
const unquoted = (text: string): string => text.replace(/(?<=^|\s)["“'‘«][^"”’»]{8,}["”'’»]/g, ' ');

function readAction({ question }: Reading): 'subscribe' | 'unsubscribe' | 'list' {
  const text = ` ${unquoted(question.text.toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  if (
    / (?:unsubscribe|stop|cancel|no more|do not want|do not send|turn off|switch off|quit|end|remove|delete|opt out|mute|pause|get rid|(?:digests?|mails?|emails?|reports?|summar(?:y|ies)|updates?|newsletters?) off|any ?(?:longer|more)|not (?:\w+ )?(?:wish|want|need)|out of) /.test(
      text,
    )
  )
    return 'unsubscribe';
  const asks = / (?:which|what|list|show|do i|am i|have i|my|any|how many) /.test(text);
  const wants =
    / (?:send|mail|email|post|sign|subscribe me|schedule|set up|give|get me|every|each|share|remind|deliver|add me|push|ping) /.test(
      text,
    );
  return asks && !wants ? 'list' : 'subscribe';
}

function readWeekday({ question }: Reading): Weekday | undefined {
  return question.tokens.map(({ word }) => word).find(isWeekday);
}

const clock =
  /\b(?:at |by |around |before )?(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|o'?clock|h|hrs)?\b/gi;

const past = /\b(half|quarter) (past|to) (\w+)\b/i;

/** `half past eight`. */
function spokenTime(text: string): string | undefined {
  const [, part = '', side = '', word = ''] = past.exec(text) ?? [];
  const hour = readNumber(word.toLowerCase());
  if (hour === undefined || hour < 1 || hour > 12) return undefined;
  const minutes = part.toLowerCase() === 'half' ? 30 : 15;
  const isTo = side.toLowerCase() === 'to';
  const hours = isTo ? hour - 1 : hour;
  return `${String(hours).padStart(2, '0')}:${isTo ? 60 - minutes : minutes}`;
}

/** The time of day as HH:MM. A bare number is one only behind `at`. */
function readTime({ question }: Reading): string | undefined {
  const text = unquoted(question.text);
  const spoken = spokenTime(text);
  if (spoken !== undefined) return spoken;
  if (/\bnoon\b/i.test(text)) return '12:00';
  if (/\bmidnight\b/i.test(text)) return '00:00';
  for (const match of text.matchAll(clock)) {
    const [whole, hour = '', minute, half = ''] = match;
    if (minute === undefined && !half && !/^(?:at|by|around|before) /i.test(whole)) continue;
    const late = /^p/i.test(half) && Number(hour) < 12;
    const midnight = /^a/i.test(half) && Number(hour) === 12;
    const hours = Number(hour) + (late ? 12 : 0) - (midnight ? 12 : 0);
    if (hours < 24 && Number(minute ?? 0) < 60) return `${String(hours).padStart(2, '0')}:${minute ?? '00'}`;
  }
  return undefined;
}

const quoted = /["“”«‘']([^"“”»]{6,}?)["”»’'](?=\W|$)/;
const orders =
  /\b(?:send|mail|email|e-mail|post|share|give|show|get|push|deliver|ping|tell)(?: (?:me|us|the team|it))?(?: (?:with|about))?(?: the| a| an| our)? (.+?)(?=(?:,? (?:every|each|on|at|weekly|by|to|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)\b)|[,.!]|$)/i;
/** `every week how many trials started`. */
const asked =
  /\b(?:every|each) (?:week|day|morning|\w+day)s?(?: mornings?)?(?: at [\d:.apm]+)?,? ((?:how|what|which|who|where) .+?)[.!?]*$/i;
const nothingToAsk =
  /^(?:(?:it|that|this|me|us|the|a|an|my|our|weekly|daily|monday|morning|new|regular|quick|short|digest|digests|summary|summaries|update|updates|report|reports|overview|email|mail|e-mail|newsletter|one|message|of|please|up|for|in|numbers)\s*)+$/i;

/** The question that is to be answered each week, in the asker's own words; none for the digest itself. */
function readQuestionText({ question }: Reading): string | undefined {
  const { text } = question;
  const inQuotes = quoted.exec(text)?.[1];
  if (inQuotes !== undefined) return inQuotes;
  const ordered = (asked.exec(text) ?? orders.exec(text))?.[1]?.trim();
  return ordered === undefined || nothingToAsk.test(ordered) || /digest/i.test(ordered) ? undefined : ordered;
}
