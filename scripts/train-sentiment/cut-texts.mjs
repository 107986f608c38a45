// Cuts texts into the terms and word pieces that sentiment is told from, for teach.py and train.py beside this file. Needs
// `npm run build`.
//
//   node scripts/train-sentiment/cut-texts.mjs texts.jsonl folder
//
// A line each: {"set": "…", "family": "…", "text": "…", "feeling": -1 | 0 | 1 | null, "test"?: true}. A family holds sets that
// share texts or come from one place; `null` is a text without a label. `test` texts are judged and never trained on, nor is
// any text that is mostly theirs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWordPieces } from '../../dist/src/feedback/embedding/static-embedder.js';
import { cutIntoPieces } from '../../dist/src/feedback/embedding/word-pieces.js';
import { startAndEnd } from '../../dist/src/feedback/sentiment/start-and-end.js';
import { sentimentTerms, withoutAddresses } from '../../dist/src/feedback/sentiment/sentiment-terms.js';

/** So that no set outweighs the others. */
const mostPerSet = { sstphrases: 30000, goemotions: 30000, apps: 18000, imdb: 10000 };
const longestText = 2000;
/** A term must be in so many texts, of two sets at least: what one set alone says is its subject. */
const fewestTexts = 6;

const [file, folder] = process.argv.slice(2);
let state = 5;
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const all = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const sizes = new Map();
for (const { set } of all) sizes.set(set, (sizes.get(set) ?? 0) + 1);
const sampled = all.filter(
  ({ set, test }) => test || random() < (mostPerSet[set] ?? Infinity) / sizes.get(set),
);
const testRuns = new Set(sampled.filter(({ test }) => test).flatMap(({ text }) => runsOf(text)));
const pieces = await readWordPieces();
const rows = sampled
  .filter(({ test, text }) => test || !isKnown(runsOf(text)))
  .map(({ text, ...row }) => {
    const start = text.slice(0, longestText);
    return {
      ...row,
      terms: [...sentimentTerms(start)],
      pieces: startAndEnd(cutIntoPieces(withoutAddresses(start), pieces)),
    };
  })
  .filter((row) => row.pieces.length > 0);
const seen = new Map();
for (const row of rows.filter(({ test, feeling }) => !test && feeling !== null)) {
  for (const term of row.terms) {
    const entry = seen.get(term) ?? { texts: 0, set: row.set, inOthers: false };
    seen.set(term, entry);
    entry.texts++;
    entry.inOthers ||= entry.set !== row.set;
  }
}
const terms = new Map(
  [...seen]
    .filter(([, { texts, inOthers }]) => inOthers && texts >= fewestTexts)
    .map(([term], place) => [term, place]),
);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'terms.json'), JSON.stringify([...terms.keys()]));
writeFileSync(
  join(folder, 'texts.jsonl'),
  rows
    .map(({ set, family, feeling, test = false, terms: own, pieces: cut }) =>
      JSON.stringify({
        set,
        family,
        feeling,
        test,
        terms: own.filter((term) => terms.has(term)).map((term) => terms.get(term)),
        pieces: cut,
      }),
    )
    .join('\n'),
);

/** Every four words in a row; the whole of a shorter text. */
function runsOf(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 4) return [words.join(' ')];
  return words.slice(3).map((_, place) => words.slice(place, place + 4).join(' '));
}

/** Mostly the words of a test text. Stock phrases of one or two words ("good app") are everybody's. */
function isKnown(runs) {
  if (runs.length === 1 && runs[0].split(' ').length < 3) return false;
  return 2 * runs.filter((run) => testRuns.has(run)).length > runs.length;
}
