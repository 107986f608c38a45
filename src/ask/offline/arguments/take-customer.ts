import { isOneCustomer } from '../lexicon/one-customer.js';
import { units } from '../calendar/calendar-day.js';
import { grammarStems } from '../vocabulary.js';
import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';

const address = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;
const identifier = /^(?:\p{L}+[_-][\w-]*\d[\w-]*|[0-9a-f]{8}-[0-9a-f-]{27}|\d{2,}|\p{L}{2,}\d{3,})$/u;
const longestName = 5;
/** More digits are a telephone number or an id. */
const longestCount = 8;

export interface NamedCustomer extends Span {
  readonly customer: string;
  /** An address, an id or a known name; else words with capitals that may be a name. */
  readonly sure: boolean;
}

/** A customer that is named by e-mail address, id or name. */
export function findCustomer(reading: Reading): NamedCustomer | undefined {
  return findAddress(reading) ?? findKnown(reading) ?? findCapitalised(reading);
}

/** The same, also by what looks like no name at all but stands where one belongs. */
export function takeCustomer(reading: Reading): string | undefined {
  const found = findCustomer(reading) ?? findFramed(reading);
  if (!found) return undefined;
  reading.take(found);
  return found.customer;
}

function findAddress(reading: Reading): NamedCustomer | undefined {
  const place = reading.question.tokens.findIndex(
    ({ text }, token) =>
      reading.isFree({ first: token, end: token + 1 }) &&
      (address.test(text) ||
        (identifier.test(text) && !isPlainNumber(token, reading)) ||
        (/^\p{L}+\d+$/u.test(text) && isOneCustomer(reading.wordAt(token - 1)))),
  );
  return place < 0 ? undefined : named(place, place + 1, reading, true);
}

/** A bare number is an id where the word before it says so. */
function isPlainNumber(token: number, reading: Reading): boolean {
  const text = reading.question.tokens[token]?.text ?? '';
  if (!/^\d+$/.test(text) || longestCount < text.length) return false;
  const before = reading.wordAt(token - 1);
  const saysSo = isOneCustomer(before) || (text.length > 3 && /^(?:number|no|nr|phone)$/.test(before));
  const isLength = units.some((unit) => reading.wordAt(token + 1).startsWith(unit));
  return !saysSo || isLength || reading.overlapsPeriod({ first: token, end: token + 1 });
}

function findKnown(reading: Reading): NamedCustomer | undefined {
  const { tokens, isCustomer } = reading.question;
  for (let length = Math.min(longestName, tokens.length); length > 0; length--) {
    for (let first = 0; first + length <= tokens.length; first++) {
      const words = tokens.slice(first, first + length);
      if (
        words.slice(1).some(({ pause }) => pause === '.') ||
        words.every(({ stem }) => grammarStems.has(stem))
      )
        continue;
      const candidate = named(first, first + length, reading, true);
      if (reading.isFree(candidate) && isCustomer(candidate.customer)) return candidate;
    }
  }
  return undefined;
}

/** Words with a capital that belong to nothing else: `Marlow Studios`. */
function findCapitalised(reading: Reading): NamedCustomer | undefined {
  const { tokens } = reading.question;
  for (let first = 0; first < tokens.length; first++) {
    if (!isNameStart(first, reading)) continue;
    let end = first + 1;
    while (
      end < tokens.length &&
      end - first < longestName &&
      (isNamePart(end, reading) || (isLinkPart(end, reading) && end > first))
    )
      end += 1;
    const known = (token: number): boolean =>
      grammarStems.has(reading.stemAt(token)) ||
      reading.question.mentions.some((mention) => mention.first <= token && token < mention.end);
    if (!tokens.slice(first, end).every((_, place) => known(first + place)))
      return named(first, end, reading);
  }
  return undefined;
}

function isNameStart(token: number, reading: Reading): boolean {
  const word = reading.question.tokens[token];
  if (!word || !/^\p{Lu}./u.test(word.text) || /^\p{Lu}{2,3}$/u.test(word.text)) return false;
  if (
    !reading.isFree({ first: token, end: token + 1 }) ||
    reading.overlapsPeriod({ first: token, end: token + 1 })
  )
    return false;
  const opensSentence = token === 0 || word.pause === '.';
  const mentioned = reading.question.mentions.some(({ first, end }) => first <= token && token < end);
  const nextIsName = isNamePart(token + 1, reading);
  return (
    (!opensSentence || nextIsName) &&
    !(grammarStems.has(word.stem) && !nextIsName) &&
    (!mentioned || nextIsName)
  );
}

/** The small words within `Van der Meer` and `Smith and Sons`. */
const isLinkPart = (token: number, reading: Reading): boolean =>
  /^(?:van|der|den|de|del|della|di|da|la|le|von|zu|of|and|the)$/.test(reading.wordAt(token)) &&
  (isNamePart(token + 1, reading) ||
    (isNamePart(token + 2, reading) && /^(?:der|den|de|la)$/.test(reading.wordAt(token + 1))));

/** What follows a name though it is written small: `the Okafor family`. */
const kin = /^(?:family|household|brothers|sisters)$/;
/** Short words that a full stop may follow within a name. */
const titles = /^(?:mr|mrs|ms|dr|prof|st|jr|sr)$/;

function isNamePart(token: number, reading: Reading): boolean {
  const word = reading.question.tokens[token];
  return (
    word !== undefined &&
    (word.pause === '' || (word.pause === '.' && titles.test(reading.wordAt(token - 1)))) &&
    (/^\p{Lu}/u.test(word.text) ||
      (/^\p{Lu}/u.test(reading.question.tokens[token - 1]?.text ?? '') && kin.test(word.word))) &&
    !reading.overlapsPeriod({ first: token, end: token + 1 })
  );
}

const frames = [
  /(?<= )(?:timeline|history|story|profile|details|journey|activity|log|events|action|step|move) (?:of|for|on|about|with)(?: customer| client| account| user| patient| player)? (?=.)/g,
  /(?<= )(?:pull up|look up|lookup|tell me(?: more| everything| all)?(?: about)?|everything (?:about|on)|all about|more about|info(?:rmation)? (?:on|about)|details (?:on|about)|call with|meeting with|happened (?:to|with)|going on with|going on at|happening (?:with|at)|up with|who is|open|show me) (?:customer |client |account )?(?=.)/g,
  /(?<= )what (?:has|have|did|does|do|is|was) (?=.)/g,
];
const frameEnds =
  /^(?:been|done|do|doing|did|up|lately|recently|so|please|and|this|last|in|since|now|today|right|before|have|has|for|with|going|like)$/;

/** What stands where a customer's name belongs: `what has marlow studios been up to`. */
function findFramed(reading: Reading): NamedCustomer | undefined {
  const { tokens, words } = reading.question;
  for (const frame of frames) {
    for (const match of words.matches(frame)) {
      let end = match.end;
      while (
        end < tokens.length &&
        end - match.end < longestName &&
        !frameEnds.test(reading.wordAt(end)) &&
        !(tokens[end]?.pause && end > match.end)
      )
        end += 1;
      const span = tokens.slice(match.end, end);
      const unknown = span.filter(
        ({ stem }) => !grammarStems.has(stem) && !reading.question.company.index.stems.has(stem),
      );
      if (span.length > 0 && unknown.length * 2 >= span.length && reading.isFree({ first: match.end, end }))
        return named(match.end, end, reading);
    }
  }
  return undefined;
}

function named(first: number, end: number, reading: Reading, sure = false): NamedCustomer {
  const { tokens, text } = reading.question;
  const customer = text.slice(tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? 0).replace(/['’]s$/, '');
  return { first, end, customer, sure };
}
