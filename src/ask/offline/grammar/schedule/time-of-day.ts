import { readNumber } from '../../text/number-words.js';
import { plain } from '../../text/token.js';

const hourWord = String.raw`(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const half = String.raw`(am|pm|a\.m\.|p\.m\.|o'?clock|h|hrs|hours)`;
const partOfDay = String.raw`(?:,? (?:in the |sharp |on the dot )?(morning|afternoon|evening|at night))?`;
const weekday = String.raw`(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)(?: (?:mornings?|afternoons?|evenings?))?`;

const spoken = new RegExp(
  String.raw`\b(half past|quarter past|quarter to|(?:five|ten|twenty) (?:past|to)) (${hourWord})\b(?: ?${half})?${partOfDay}`,
);
const clock = new RegExp(
  String.raw`(?<lead>\b(?:at|by|around|before|${weekday},?) )?\b(?<hour>${hourWord})(?:[:.h](?<minute>\d{2}))?(?!\d)\s*(?<half>${half})?(?![\w%])${partOfDay}`,
  'g',
);

const minutesOf: Readonly<Record<string, number>> = {
  'half past': 30, 'quarter past': 15, 'quarter to': -15, 'five past': 5, 'five to': -5, 'ten past': 10, 'ten to': -10,
  'twenty past': 20, 'twenty to': -20,
}; // prettier-ignore

/** The time of day as HH:MM: `7:30`, `9am`, `at 8`, `half past eight`. A bare number is one only behind `at` or a weekday. */
export function readTimeOfDay(text: string): string | undefined {
  const words = plain(text);
  if (/\bnoon\b|\bmidday\b/.test(words)) return '12:00';
  if (/\bmidnight\b/.test(words)) return '00:00';
  const dayPart = /\b(afternoon|evening|night)s?\b/.exec(words)?.[1] ?? '';
  const said = spoken.exec(words);
  if (said) {
    const [, minutes = '', hour = '', halfOfDay = '', part = ''] = said;
    return timeOf((hoursOf(hour, halfOfDay, part) ?? NaN) * 60 + (minutesOf[minutes] ?? 0));
  }
  for (const match of words.matchAll(clock)) {
    const { lead, hour = '', minute, half: halfOfDay = '' } = match.groups ?? {};
    const part = match.at(-1) ?? '';
    const isCount = minute === undefined && halfOfDay === '' && part === '' && lead === undefined;
    if (isCount || (minute !== undefined && Number(minute) > 59)) continue;
    const hours = hoursOf(hour, halfOfDay, part === '' ? dayPart : part);
    if (hours !== undefined) return timeOf(hours * 60 + Number(minute ?? 0));
  }
  return undefined;
}

function hoursOf(word: string, halfOfDay: string, part: string): number | undefined {
  const hour = readNumber(word);
  if (hour === undefined || hour > 23) return undefined;
  const isLate = halfOfDay.startsWith('p') || /^(?:afternoon|evening|(?:at )?night)$/.test(part);
  if (isLate && hour < 12) return hour + 12;
  return halfOfDay.startsWith('a') && hour === 12 ? 0 : hour;
}

function timeOf(minutes: number): string | undefined {
  if (!Number.isFinite(minutes)) return undefined;
  const day = (minutes + 24 * 60) % (24 * 60);
  return [Math.floor(day / 60), day % 60].map((each) => String(each).padStart(2, '0')).join(':');
}
