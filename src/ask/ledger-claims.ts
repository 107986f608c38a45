/** A figure as a sentence states it. */
export type Claim = { readonly text: string } & (
  | { readonly kind: 'rate'; readonly value: number; readonly within: number }
  | { readonly kind: 'seconds'; readonly value: number; readonly within: number }
  | { readonly kind: 'number'; readonly value: number; readonly within: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'name'; readonly name: string }
);

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const secondsPer: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
};

const number = String.raw`[+−-]?\d+(?:,\d{3})*(?:\.\d+)?`;
const writtenDate = new RegExp(String.raw`\b(\d{1,2}) (${months.join('|')}) (\d{4})\b`, 'gi');
const isoDate = /\b\d{4}-\d{2}-\d{2}\b/g;
const percentRange = new RegExp(`(${number})–(${number})%`, 'g');
const pointRange = new RegExp(`(${number}) to (${number}) points?\\b`, 'g');
const bounded = new RegExp(`[<>](${number})%`, 'g');
const percent = new RegExp(`(${number})(?:%| points?\\b)`, 'g');
const duration = new RegExp(`(${number}) (second|minute|hour|day|week)s?\\b`, 'g');
const plain = new RegExp(number, 'g');

/**
 * The figures, dates and known names of a sentence. Names go before figures, so that `11-50` or `Step 2` are not read as
 * figures.
 *
 * @param names every name that could be meant, of the catalog and the result.
 */
export function claimsOf(sentence: string, names: Iterable<string>): Claim[] {
  const claims: Claim[] = [];
  let rest = sentence;
  /** Takes what matches out of the sentence, so that nothing is read twice. */
  const take = (pattern: RegExp, claim: (match: RegExpMatchArray) => Claim[]) => {
    for (const match of rest.matchAll(pattern)) claims.push(...claim(match));
    rest = rest.replace(pattern, (text) => ' '.repeat(text.length));
  };
  // Whole dates before names: `October 2026` may be one.
  take(writtenDate, ([text, day, month, year]) => [{ kind: 'date', date: isoOf(day, month, year), text }]);
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    if (name.length < 2 || !rest.toLowerCase().includes(name.toLowerCase())) continue;
    take(wholeWord(name), (match) => [{ kind: 'name', name, text: match[0] }]);
  }
  take(isoDate, ([text]) => [{ kind: 'date', date: text, text }]);
  take(percentRange, ([text, low, high]) => [rateClaim(low, text), rateClaim(high, text)]);
  take(pointRange, ([text, low, high]) => [rateClaim(low, text), rateClaim(high, text)]);
  take(bounded, ([text, bound]) => [
    { ...rateClaim(bound, text), value: valueOf(bound) / 100, within: 0.001 },
  ]);
  take(percent, ([text, value]) => [rateClaim(value, text)]);
  take(duration, ([text, value, unit]) => [
    {
      kind: 'seconds',
      value: valueOf(value) * secondsPer[unit],
      within: roundingOf(value) * secondsPer[unit],
      text,
    },
  ]);
  take(plain, ([text]) => [{ kind: 'number', value: valueOf(text), within: precisionOf(text), text }]);
  return claims;
}

function rateClaim(written: string, text: string): Extract<Claim, { kind: 'rate' }> {
  return { kind: 'rate', value: valueOf(written) / 100, within: roundingOf(written) / 100, text };
}

function wholeWord(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}

function valueOf(written: string): number {
  return Number(written.replace(/,/g, '').replace('−', '-').replace('+', ''));
}

/** Half a unit of the last digit written: what rounding may have taken. */
function roundingOf(written: string): number {
  return 0.5 * 10 ** -(written.split('.')[1]?.length ?? 0) + 1e-9;
}

/** The same for plain numbers. Small whole numbers are counts, and exact. */
function precisionOf(written: string): number {
  const exact = !written.includes('.') && Math.abs(valueOf(written)) < 10;
  return exact ? 1e-9 : roundingOf(written);
}

function isoOf(day: string, month: string, year: string): string {
  const place = months.indexOf(month.toLowerCase()) + 1;
  return `${year}-${String(place).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
