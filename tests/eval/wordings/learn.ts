import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { readStaticVectors } from '../../../src/feedback/embedding/static-embedder.js';
import { modelFile, weightsFile, type StoredModel } from '../../../src/ask/offline/wordings/wording-model.js';
import { handWritten, ofQuestionSets } from './example-wordings.js';
import { learnWordings } from './learn-wordings.js';

/** `npm run wordings`: learns from the example wordings and the question sets what asks for which tool, and writes `models/wordings`. */
test('wordings', async () => {
  const examples = [...handWritten(), ...ofQuestionSets()];
  const { labels, features, weights } = learnWordings(examples, await readStaticVectors());
  const step = weights.reduce((most, each) => Math.max(most, Math.abs(each)), 0) / 127;
  const stored: StoredModel = { labels, features, step };
  writeFileSync(modelFile, `${JSON.stringify(stored)}\n`);
  writeFileSync(
    weightsFile,
    Int8Array.from(weights, (each) => Math.round(each / step)),
  );
  console.log(`${examples.length} wordings, ${features.length} features`);
}, 300_000);
