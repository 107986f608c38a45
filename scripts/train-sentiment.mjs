// Makes models/static-english/sentiment.json and sentiment-terms.tsv from labelled texts, and says how well they tell a
// tenth of each set that they never saw, and each family of sets when all of it was left out. Needs `npm run build`.
//
//   node scripts/train-sentiment.mjs texts.jsonl [most texts per set, 12000] [without leaving families out: only]
//
// A line each: {"set": "…", "family": "…", "text": "…", "feeling": -1 | 0 | 1, "test"?: true}. A family holds sets that share
// texts or come from one place. `test` texts are judged and never trained on, nor is any text that is mostly theirs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createStaticEmbedder } from '../dist/src/feedback/embedding/static-embedder.js';
import { feelingOf } from '../dist/src/feedback/sentiment/sentiment-model.js';
import { clearSentiment } from '../dist/src/feedback/sentiment/sentiment-reader.js';
import { sentimentTerms } from '../dist/src/feedback/sentiment/sentiment-terms.js';

/** So that no set outweighs the others. */
const mostPerSet = Number(process.argv[3] ?? 12000);
const longestText = 800;
/** A term must be in so many texts, of two sets at least: what one set alone says is its subject. */
const fewestTexts = 6;
const fewestSets = 2;
const rounds = 6;
const rates = { terms: 0.15, vector: 0.06, start: 0.02 };
const shrinkage = { terms: 2e-6, vector: 1e-5 };
const step = 1 / 32;
const dimensions = 256;
/** A set with fewer neutral texts than this says nothing about them. */
const fewestNeutral = 40;
/** Towards neutral, over all sets: where the mean F1 of the three classes of left-out sets is highest. */
const neutralStart = 0.5;

let state = 5;
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;

const all = readFileSync(process.argv[2], 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const sizes = countBy(all, ({ set }) => set);
const rows = all.filter(({ set }) => random() < mostPerSet / sizes.get(set));
const testRuns = new Set(rows.filter(({ test }) => test).flatMap(({ text }) => runsOf(text)));
for (const row of rows) {
  // A text that the weights never see, as far as it is not in another set too.
  row.unseen = random() < 0.1;
  const runs = runsOf(row.text);
  row.known = !row.test && 2 * runs.filter((run) => testRuns.has(run)).length > runs.length;
}
const unseenRuns = new Set(rows.filter(({ unseen }) => unseen).flatMap(({ text }) => runsOf(text)));
for (const row of rows) {
  const runs = runsOf(row.text);
  row.copied = !row.unseen && 2 * runs.filter((run) => unseenRuns.has(run)).length > runs.length;
}
const embedder = createStaticEmbedder();
for (const row of rows) {
  row.text = row.text.slice(0, longestText);
  row.terms = [...sentimentTerms(row.text)];
}
for (let start = 0; start < rows.length; start += 1000) {
  const batch = rows.slice(start, start + 1000);
  const vectors = await embedder.embed(batch.map(({ text }) => text));
  batch.forEach((row, place) => (row.vector = vectors[place]));
}
const neutral = countBy(
  rows.filter(({ feeling }) => feeling === 0),
  ({ set }) => set,
);
const hasNeutral = (set) => (neutral.get(set) ?? 0) >= fewestNeutral;
const vocabulary = commonTerms();
for (const row of rows) {
  row.places = Uint32Array.from(
    row.terms.filter((term) => vocabulary.has(term)),
    (term) => vocabulary.get(term),
  );
  row.terms = undefined;
}
console.log(`${rows.length} texts of ${sizes.size} sets, ${vocabulary.size} terms`);

const terms = [...vocabulary.keys()];
const mayLearn = (row) => !row.test && !row.known;
if (process.argv[4] !== 'only') {
  const leftOut = [];
  for (const family of new Set(rows.map((row) => row.family))) {
    const model = train(rows.filter((row) => row.family !== family && mayLearn(row)));
    const judged = rows.filter((row) => row.family === family);
    judge(`without ${family}`, judged, model);
    leftOut.push(...tell(judged, model));
  }
  compareThresholds(leftOut);
}
judge(
  'a tenth unseen',
  rows.filter(({ unseen }) => unseen),
  train(rows.filter((row) => mayLearn(row) && !row.unseen && !row.copied)),
);
const model = train(rows.filter(mayLearn));
judge(
  'test part',
  rows.filter((row) => row.test),
  model,
);
const folder = join(import.meta.dirname, '..', 'models', 'static-english');
const round = (values) => Array.from(values, (value) => Number(value.toFixed(3)));
writeFileSync(
  join(folder, 'sentiment.json'),
  `${JSON.stringify({ start: model.start, step, vector: { polarity: round(model.vector.polarity), neutrality: round(model.vector.neutrality) } })}\n`,
);
writeFileSync(
  join(folder, 'sentiment-terms.tsv'),
  terms
    .map((term) => [
      term,
      ...['polarity', 'neutrality'].map((side) => Math.round(model.terms.get(term)[side] / step)),
    ])
    .filter(([, polarity, neutrality]) => polarity !== 0 || neutrality !== 0)
    .map((line) => `${line.join('\t')}\n`)
    .join(''),
);

function countBy(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** Number of each term that enough texts and sets have. */
function commonTerms() {
  const seen = new Map();
  for (const { set, terms } of rows) {
    for (const term of terms) {
      const entry = seen.get(term) ?? { texts: 0, sets: new Set() };
      seen.set(term, entry);
      entry.texts++;
      if (entry.sets.size < fewestSets) entry.sets.add(set);
    }
  }
  return new Map(
    [...seen]
      .filter(([, { texts, sets }]) => texts >= fewestTexts && sets.size >= fewestSets)
      .map(([term], place) => [term, place]),
  );
}

/**
 * Logistic regression with three outcomes by AdaGrad (Duchi, Hazan & Singer, JMLR 12, 2011). Each set has a start of its
 * own, so that how many of its texts are pleasant teaches nothing; sets without neutral texts teach polarity alone.
 */
function train(chosen) {
  const sets = [...sizes.keys()];
  const side = () => ({
    terms: new Float32Array(terms.length),
    termSquares: new Float32Array(terms.length).fill(1e-4),
    vector: new Float32Array(dimensions),
    vectorSquares: new Float32Array(dimensions).fill(1e-2),
    starts: new Map(sets.map((set) => [set, 0])),
  });
  const [polarity, neutrality] = [side(), side()];
  const sum = (weights, { places, vector, set }) => {
    const share = 1 / Math.sqrt(Math.max(1, places.length));
    let total = weights.starts.get(set);
    for (const place of places) total += share * weights.terms[place];
    for (let axis = 0; axis < dimensions; axis++) total += weights.vector[axis] * vector[axis];
    return total;
  };
  const learn = (weights, { places, vector, set }, error) => {
    const share = 1 / Math.sqrt(Math.max(1, places.length));
    weights.starts.set(set, weights.starts.get(set) + rates.start * error);
    for (const place of places) {
      const slope = error * share - shrinkage.terms * weights.terms[place];
      weights.termSquares[place] += slope * slope;
      weights.terms[place] += (rates.terms * slope) / Math.sqrt(weights.termSquares[place]);
    }
    for (let axis = 0; axis < dimensions; axis++) {
      const slope = error * vector[axis] - shrinkage.vector * weights.vector[axis];
      weights.vectorSquares[axis] += slope * slope;
      weights.vector[axis] += (rates.vector * slope) / Math.sqrt(weights.vectorSquares[axis]);
    }
  };
  const order = chosen.slice();
  for (let turn = 0; turn < rounds; turn++) {
    for (let place = order.length - 1; place > 0; place--) {
      const other = Math.floor(random() * (place + 1));
      [order[place], order[other]] = [order[other], order[place]];
    }
    for (const row of order) {
      const feels = sum(polarity, row);
      if (hasNeutral(row.set)) {
        const odds = [feels / 2, -feels / 2, sum(neutrality, row)].map(Math.exp);
        const [pleasant, unpleasant, neither] = odds.map((value) => value / (odds[0] + odds[1] + odds[2]));
        learn(polarity, row, (row.feeling - (pleasant - unpleasant)) / 2);
        learn(neutrality, row, Number(row.feeling === 0) - neither);
      } else if (row.feeling !== 0) {
        learn(polarity, row, Number(row.feeling > 0) - 1 / (1 + Math.exp(-feels)));
      }
    }
  }
  return {
    start: { polarity: 0, neutrality: neutralStart },
    terms: new Map(
      terms.map((term, place) => [
        term,
        { polarity: polarity.terms[place], neutrality: neutrality.terms[place] },
      ]),
    ),
    vector: { polarity: polarity.vector, neutrality: neutrality.vector },
  };
}

/** Each text with what a model says of it. */
function tell(judged, model) {
  return judged.map((row) => ({ ...row, value: feelingOf(row.text, row.vector, model) }));
}

/** Ranking AUC of pleasant against unpleasant texts, and the mean F1 of the three classes, of each set. */
function judge(label, judged, model) {
  const told = tell(judged, model);
  const means = { auc: [], f1: [] };
  for (const set of new Set(told.map((row) => row.set))) {
    const own = told.filter((row) => row.set === set);
    const auc = areaUnderCurve(own);
    const f1 = hasNeutral(set) ? macroF1(own) : undefined;
    if (!Number.isNaN(auc)) means.auc.push(auc);
    if (f1 !== undefined) means.f1.push(f1);
    const score = f1 === undefined ? '' : `F1 ${f1.toFixed(3)}`;
    console.log([label, set, own.length, `AUC ${auc.toFixed(3)}`, score].join('\t'));
  }
  const mean = (values) => (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
  console.log(
    [label, 'mean of sets', told.length, `AUC ${mean(means.auc)}`, `F1 ${mean(means.f1)}`].join('\t'),
  );
}

/** The mean F1 over left-out sets at other thresholds than the one in use. */
function compareThresholds(told) {
  const sets = [...new Set(told.map((row) => row.set))].filter(hasNeutral);
  for (const threshold of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45]) {
    const scores = sets.map((set) =>
      macroF1(
        told.filter((row) => row.set === set),
        threshold,
      ),
    );
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    console.log(`threshold ${threshold}: mean F1 of left-out sets ${mean.toFixed(3)}`);
  }
}

/** Every four words in a row; the whole of a shorter text. */
function runsOf(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 4) return [words.join(' ')];
  return words.slice(3).map((_, place) => words.slice(place, place + 4).join(' '));
}

function areaUnderCurve(told) {
  const ranked = told.filter(({ feeling }) => feeling !== 0).sort((a, b) => a.value - b.value);
  const pleasant = ranked.filter(({ feeling }) => feeling > 0).length;
  const ranks = ranked.reduce((sum, { feeling }, rank) => sum + (feeling > 0 ? rank + 1 : 0), 0);
  return (ranks - (pleasant * (pleasant + 1)) / 2) / (pleasant * (ranked.length - pleasant));
}

function macroF1(told, threshold = clearSentiment) {
  const classOf = (value) => (value >= threshold ? 1 : value <= -threshold ? -1 : 0);
  const scores = [-1, 0, 1].map((feeling) => {
    const said = told.filter(({ value }) => classOf(value) === feeling);
    const true_ = told.filter((row) => row.feeling === feeling);
    const both = said.filter((row) => row.feeling === feeling).length;
    return said.length + true_.length === 0 ? 0 : (2 * both) / (said.length + true_.length);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
