const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const values = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, place): [string, number] => [word, 20 + 10 * place]),
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
]);

/** `twelve`, `1,200`, `10k` or `70 %` as a number; undefined for anything else. */
export function readNumber(word: string): number | undefined {
  const known = values.get(word);
  if (known !== undefined) return known;
  const digits = /^(\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?)(k|m)?%?$/.exec(word);
  if (!digits) return undefined;
  const [, figure = '', size] = digits;
  const plain = figure.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  return Number(plain) * (size === 'k' ? 1000 : size === 'm' ? 1_000_000 : 1);
}

/** True for `twenty` … `ninety`, which take a unit behind them. */
export const isTens = (word: string): boolean => tens.includes(word);
