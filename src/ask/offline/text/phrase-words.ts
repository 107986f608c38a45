/** All words that the phrases are made of, for the vocabulary. */
export function wordsOf(source: string): string[] {
  return source
    .split(/[ |]/)
    .map((word) => word.replace(/\?$/, '').replace('^', ''))
    .filter((word) => /^\p{L}+$/u.test(word));
}
