// Makes models/static-english/sentiment.json from labelled texts, and says how well each set is told when it was left out.
//
//   node scripts/train-sentiment.mjs texts.jsonl        a line each: {"set": "…", "text": "…", "feeling": -1 | 0 | 1}
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createStaticEmbedder } from '../dist/src/feedback/embedding/static-embedder.js';
import { sentimentFeatures } from '../dist/src/feedback/sentiment/sentiment-features.js';
import { logisticRegression } from '../dist/src/stats/logistic-regression.js';

const ridge = 8;
/** So that no set outweighs the others. */
const mostPerSet = 2500;

const sets = Map.groupBy(
  readFileSync(process.argv[2], 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line)),
  ({ set }) => set,
);
const embedder = createStaticEmbedder();
const examples = [];
for (const [set, all] of sets) {
  const stride = Math.max(1, Math.floor(all.length / mostPerSet));
  const texts = all.filter((_, place) => place % stride === 0);
  const features = await sentimentFeatures(
    texts.map(({ text }) => text),
    embedder,
  );
  texts.forEach(({ feeling }, place) => examples.push({ set, feeling, features: features[place] }));
}

for (const set of sets.keys()) {
  const models = train(examples.filter((example) => example.set !== set));
  const judged = examples.filter((example) => example.set === set);
  console.log(set, judged.length, 'ranking AUC', areaUnderCurve(judged, models).toFixed(3));
}
const rounded = ({ intercept, coefficients }) => ({
  intercept: Number(intercept.toFixed(4)),
  coefficients: Array.from(coefficients, (value) => Number(value.toFixed(4))),
});
const { positive, negative } = train(examples);
const file = join(import.meta.dirname, '..', 'models', 'static-english', 'sentiment.json');
writeFileSync(file, `${JSON.stringify({ positive: rounded(positive), negative: rounded(negative) })}\n`);

function train(chosen) {
  const columns = chosen[0].features.length;
  const features = new Float64Array(chosen.length * columns);
  chosen.forEach((example, row) => features.set(example.features, row * columns));
  const model = (isOutcome) =>
    logisticRegression({ features, columns, ridge, outcomes: Uint8Array.from(chosen, isOutcome) });
  return {
    positive: model(({ feeling }) => Number(feeling > 0)),
    negative: model(({ feeling }) => Number(feeling < 0)),
  };
}

/** Positive against negative, by the rank sum. */
function areaUnderCurve(judged, { positive, negative }) {
  const odds = (model, features) =>
    1 /
    (1 +
      Math.exp(
        -model.coefficients.reduce((sum, weight, place) => sum + weight * features[place], model.intercept),
      ));
  const ranked = judged
    .filter(({ feeling }) => feeling !== 0)
    .map(({ feeling, features }) => ({ feeling, score: odds(positive, features) - odds(negative, features) }))
    .sort((a, b) => a.score - b.score);
  const positives = ranked.filter(({ feeling }) => feeling > 0).length;
  const ranks = ranked.reduce((sum, { feeling }, rank) => sum + (feeling > 0 ? rank + 1 : 0), 0);
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (ranked.length - positives));
}
