import { tokenise } from '../../text/token.js';

const short: Readonly<Record<string, string>> = {
  utc: 'UTC', gmt: 'UTC', cet: 'Europe/Paris', cest: 'Europe/Paris', bst: 'Europe/London', est: 'America/New_York', edt: 'America/New_York',
  et: 'America/New_York', pst: 'America/Los_Angeles', pdt: 'America/Los_Angeles', pt: 'America/Los_Angeles', cst: 'America/Chicago',
  eastern: 'America/New_York', pacific: 'America/Los_Angeles', central: 'America/Chicago', ist: 'Asia/Kolkata', uk: 'Europe/London',
  british: 'Europe/London', 'san francisco': 'America/Los_Angeles', boston: 'America/New_York', munich: 'Europe/Berlin', hamburg: 'Europe/Berlin',
  dutch: 'Europe/Amsterdam', german: 'Europe/Berlin', french: 'Europe/Paris', barcelona: 'Europe/Madrid', milan: 'Europe/Rome', mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata', manchester: 'Europe/London', edinburgh: 'Europe/London', washington: 'America/New_York', seattle: 'America/Los_Angeles',
}; // prettier-ignore

const abbreviation = /^(?:utc|gmt|cet|cest|est|edt|pst|pdt|cst|bst|ist)$/;
const timeOfDay =
  /^(?:\d{1,2}|\d{1,2}:\d{2}|am|pm|oclock|hours|noon|midnight|morning|evening|afternoon|seven|eight|nine|ten|eleven)$/;

/** The time zone that is named: `London time`, `CET`, `America/New_York`, `17:00 Zurich`. */
export function findTimezone(text: string): string | undefined {
  const spelled = /\b[A-Z][a-z]+\/[A-Z][A-Za-z]+(?:_[A-Z][a-z]+)*\b/.exec(text)?.[0];
  if (spelled !== undefined && Intl.supportedValuesOf('timeZone').includes(spelled)) return spelled;
  const words = tokenise(text).map(({ word }) => word);
  for (const [place, word] of words.entries()) {
    const isClear = /^(?:time|hours?)$/.test(words[place + 1] ?? '') || abbreviation.test(word);
    const two = timeOfDay.test(words[place - 2] ?? '') || isClear;
    const one = timeOfDay.test(words[place - 1] ?? '') || isClear;
    const zone =
      (two ? zoneCalled(`${words[place - 1] ?? ''} ${word}`) : undefined) ??
      (one ? zoneCalled(word) : undefined);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

function zoneCalled(name: string): string | undefined {
  const known = short[name.trim()];
  if (known !== undefined) return known;
  const city = name.trim().replaceAll(' ', '_');
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(`/${city}`));
}
