/** Between the parts of a name, in lower case. */
export const particles = new Set(
  'van von der den de la los del della di da dos du le el al bin ter ten ibn'.split(' '),
);

/** `J.`, also without its dot. */
export function isInitial(part: string): boolean {
  return /^\p{Lu}\.?$/u.test(part) && part !== 'I';
}

/** What follows a name in the same word: `'s`, the dot that ends a sentence. */
export function endOf(part: string): string {
  return `${/['’]s$/.exec(part)?.[0] ?? ''}${part.endsWith('.') && part.length > 3 ? '.' : ''}`;
}
