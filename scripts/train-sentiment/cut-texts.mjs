// Cuts labelled texts into the terms and word pieces that sentiment is told from, for train.py beside this file. Needs
// `npm run build`.
//
//   node scripts/train-sentiment/cut-texts.mjs texts.jsonl folder
//
// A line each: {"set": "…", "family": "…", "text": "…", "feeling": -1 | 0 | 1, "test"?: true}. A family holds sets that share
// texts or come from one place. `test` texts are judged and never trained on, nor is any text that is mostly theirs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWordPieces } from '../../dist/src/feedback/embedding/static-embedder.js';
import { cutIntoPieces } from '../../dist/src/feedback/embedding/word-pieces.js';
import { sentimentTerms, withoutAddresses } from '../../dist/src/feedback/sentiment/sentiment-terms.js';

/** So that no set outweighs the others. */
const mostPerSet = { sstphrases: 30000, apps: 15000, imdb: 10000 };
const longestText = 800;
const mostPieces = 160;
/** A term must be in so many texts, of two sets at least: what one set alone says is its subject. */
const fewestTexts = 6;
const fewestSets = 2;

const [file, folder] = process.argv.slice(2);
let state = 5;
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const all = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const sizes = new Map();
for (const { set } of all) sizes.set(set, (sizes.get(set) ?? 0) + 1);
const rows = all.filter(({ set, test }) => test || random() < (mostPerSet[set] ?? Infinity) / sizes.get(set));
const testRuns = new Set(rows.filter(({ test }) => test).flatMap(({ text }) => runsOf(text)));
const pieces = await readWordPieces();
const seen = new Map();
for (const row of rows) {
  const runs = runsOf(row.text);
  row.known = !row.test && 2 * runs.filter((run) => testRuns.has(run)).length > runs.length;
  const text = row.text.slice(0, longestText);
  row.terms = [...sentimentTerms(text)];
  row.pieces = cutIntoPieces(withoutAddresses(text), pieces).slice(0, mostPieces);
  for (const term of row.terms) {
    const entry = seen.get(term) ?? { texts: 0, sets: new Set() };
    seen.set(term, entry);
    entry.texts++;
    if (entry.sets.size < fewestSets) entry.sets.add(row.set);
  }
}
const terms = new Map(
  [...seen]
    .filter(([, { texts, sets }]) => texts >= fewestTexts && sets.size >= fewestSets)
    .map(([term], place) => [term, place]),
);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'terms.json'), JSON.stringify([...terms.keys()]));
writeFileSync(
  join(folder, 'texts.jsonl'),
  rows
    .filter(({ known }) => !known)
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
