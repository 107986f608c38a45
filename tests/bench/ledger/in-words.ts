/** Figures as people say them: `forty-two`, `one in five`, `roughly a third`. */

const ones = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '); // prettier-ignore
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A whole number under a million in words: `three thousand four hundred and twelve`. */
export function inWords(count: number): string {
  if (count < 20) return ones[count];
  if (count < 100) return joined(tens[Math.floor(count / 10)], count % 10, '-');
  if (count < 1000) return joined(`${ones[Math.floor(count / 100)]} hundred`, count % 100, ' and ');
  const rest = count % 1000;
  return joined(`${inWords(Math.floor(count / 1000))} thousand`, rest, rest < 100 ? ' and ' : ' ');
}

const joined = (start: string, rest: number, joint: string): string =>
  rest === 0 ? start : `${start}${joint}${inWords(rest)}`;

const parts: readonly (readonly [share: number, words: string])[] = [
  [1 / 10, 'one in ten'], [1 / 5, 'one in five'], [1 / 4, 'a quarter'], [1 / 3, 'a third'], [2 / 5, 'two in five'], [1 / 2, 'half'],
  [3 / 5, 'three in five'], [2 / 3, 'two thirds'], [3 / 4, 'three quarters'], [4 / 5, 'four out of five'], [9 / 10, 'nine out of ten'],
]; // prettier-ignore

/** A share in words, where one is near: `roughly a third`, `one in five`; a percentage without decimals otherwise. */
export function shareInWords(rate: number): string {
  const near = parts.find(([share]) => Math.abs(share - rate) < 0.011);
  return near ? `roughly ${near[1]} of` : `${(100 * rate).toFixed(0)} percent of`;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** 2026-10-31 in forms that people use. */
export function dateForms(date: string): string[] {
  const [year, month, day] = date.split('-').map(Number);
  const name = months[month - 1];
  const ordinal = `${day}${/1[123]$/.test(String(day)) ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
  return [
    date,
    `${day} ${name} ${year}`,
    `${name} ${day}, ${year}`,
    `${name.slice(0, 3)} ${day}`,
    `the ${ordinal} of ${name} ${year}`,
    `${name} ${ordinal}`,
  ];
}
