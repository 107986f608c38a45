import stemWord from 'wink-porter2-stemmer';

const word = /\p{L}[\p{L}\p{N}'’]*/gu;
/** Customers use some ten thousand words; this many stems are kept, so that each is found once. */
const mostStems = 50_000;
const stems = new Map<string, string>();

/** The words of a text as stems, in order: `Invoices were crashing` → `invoic were crash`. */
export function termsOf(text: string): string[] {
  return wordsOf(text).map(termOf);
}

/** The words of a text in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(word) ?? [];
}

/** The same, those apart that something else than a space or a hyphen stands between: a figure, the end of a sentence. */
export function wordRunsOf(text: string): string[][] {
  const runs: string[][] = [];
  let end = -1;
  for (const { 0: found, index } of text.toLowerCase().matchAll(word)) {
    const between = text.slice(end, index);
    if (end >= 0 && /^[\s-]+$/.test(between)) runs[runs.length - 1].push(found);
    else runs.push([found]);
    end = index + found.length;
  }
  return runs;
}

/** The stem of a word in lower case; `harbor's` is `harbor`. */
export function termOf(text: string): string {
  const known = stems.get(text);
  if (known !== undefined) return known;
  const stem = stemWord(text.replace(/['’].*$/, ''));
  if (stems.size < mostStems) stems.set(text, stem);
  return stem;
}
