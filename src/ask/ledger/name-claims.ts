/** A name of the catalog or of a result. */
export interface NameClaim {
  readonly kind: 'name';
  readonly text: string;
  readonly name: string;
}

/** `trial@3`: a definition in one of its versions. */
const version = /[\p{L}\p{N}_-]+@\d+\b(?!\.)/gu;

/** The names in a text, the longest first, each as often as it stands there; versions of definitions too. */
export function namesIn(text: string, names: Iterable<string>): { from: number; claim: NameClaim }[] {
  const found: { from: number; claim: NameClaim }[] = [];
  let rest = text;
  const take = (expression: RegExp, name?: string): void => {
    for (const { 0: word, index } of rest.matchAll(expression))
      found.push({ from: index, claim: { kind: 'name', text: word, name: name ?? word } });
    rest = rest.replace(expression, (word) => ' '.repeat(word.length));
  };
  const spoken = text.toLowerCase();
  const sorted = [...names]
    .filter((name) => name.length > 1 && spoken.includes(name.toLowerCase()))
    .sort((a, b) => b.length - a.length);
  for (const name of sorted.filter((other) => other.includes('@'))) take(wholeWord(name), name);
  take(version);
  for (const name of sorted) {
    if (/^\d{4}$/.test(name) || !rest.toLowerCase().includes(name.toLowerCase())) continue;
    take(wholeWord(name), name);
  }
  return found;
}

function wholeWord(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('_', '[_ ]');
  // An age of 79 is not the end of `AUC 0.79`.
  const [before, behind] = /^[\d.,]+$/.test(name)
    ? ['[\\p{L}\\p{N}]|\\d[.,]', '[\\p{L}\\p{N}%×]|[.,]\\d']
    : ['[\\p{L}\\p{N}]', '[\\p{L}\\p{N}]'];
  return new RegExp(`(?<!${before})${escaped}(?!${behind})`, isCode(name) ? 'gu' : 'giu');
}

/** `US` is a country, `us` is not. */
export const isCode = (name: string): boolean => /^\p{Lu}{1,3}$/u.test(name);
