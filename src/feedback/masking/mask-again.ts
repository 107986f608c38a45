import { nameWord } from './name-words.js';

const word = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’-]{2,}(?![\p{L}\p{N}])/gu;

/** What was masked in one place and is left in another of the same text, where it stands alone: `…, early Bulgakov`. */
export function maskAgain(original: string, masked: string): string {
  if (!masked.includes('[name]')) return masked;
  const before = countWords(original);
  const after = countWords(masked);
  return masked.replace(word, (found) => {
    const plain = withoutEnding(found);
    const left = after.get(plain) ?? 0;
    const { isOrdinary, isGivenWord, isFamilyName } = nameWord(plain);
    const isName = !isOrdinary || isGivenWord || isFamilyName;
    return isName && left < (before.get(plain) ?? 0) ? `[name]${found.slice(plain.length)}` : found;
  });
}

const withoutEnding = (found: string) => found.replace(/['’]s$/, '');

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(word)) {
    const plain = withoutEnding(found);
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return counts;
}
