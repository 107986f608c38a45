import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';

const short: Readonly<Record<string, string>> = {
  utc: 'UTC', gmt: 'UTC', cet: 'Europe/Paris', cest: 'Europe/Paris', bst: 'Europe/London', est: 'America/New_York', edt: 'America/New_York',
  et: 'America/New_York', pst: 'America/Los_Angeles', pdt: 'America/Los_Angeles', pt: 'America/Los_Angeles', cst: 'America/Chicago',
  eastern: 'America/New_York', pacific: 'America/Los_Angeles', central: 'America/Chicago', ist: 'Asia/Kolkata', uk: 'Europe/London',
  british: 'Europe/London', 'san francisco': 'America/Los_Angeles', boston: 'America/New_York', munich: 'Europe/Berlin', hamburg: 'Europe/Berlin',
  dutch: 'Europe/Amsterdam', german: 'Europe/Berlin', french: 'Europe/Paris', barcelona: 'Europe/Madrid', milan: 'Europe/Rome', mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata', manchester: 'Europe/London', edinburgh: 'Europe/London', washington: 'America/New_York', seattle: 'America/Los_Angeles',
}; // prettier-ignore

/** The time zone that is named: `London time`, `CET`, `America/New_York`. */
export function findTimezone({ question }: Reading): (Span & { timezone: string }) | undefined {
  const spelled = /\b[A-Z][a-z]+\/[A-Z][A-Za-z]+(?:_[A-Z][a-z]+)*\b/.exec(question.text)?.[0];
  if (spelled !== undefined && Intl.supportedValuesOf('timeZone').includes(spelled))
    return { timezone: spelled, first: 0, end: 0 };
  const words = question.tokens.map(({ word }) => word);
  for (const [place, word] of words.entries()) {
    const pair = `${words[place - 1] ?? ''} ${word}`;
    const said =
      /^(?:time|hour|hours|clock)$/.test(words[place + 1] ?? '') ||
      /^\d/.test(words[place - 1] ?? '') ||
      /^(?:utc|gmt|cet|cest|est|edt|pst|pdt|cst|bst|ist)$/.test(word);
    const timezone = said ? (cityZone(pair) ?? cityZone(word)) : undefined;
    if (timezone !== undefined) return { timezone, first: place, end: place + 1 };
  }
  return undefined;
}

function cityZone(name: string): string | undefined {
  const known = short[name.trim()];
  if (known !== undefined) return known;
  const city = name.trim().replaceAll(' ', '_');
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(`/${city}`));
}
