import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { FootpathError } from '../../errors.js';
import { normalise } from '../vectors/vector.js';
import type { Embedder } from './embedder.js';
import { cutIntoPieces, type WordPieces } from './word-pieces.js';

const mostPieces = 256;
const textsPerRun = 16;
/** English vocabularies have some 30,000 pieces, those of many languages over 100,000. */
const multilingualPieces = 60_000;

/** As much of `onnxruntime-node` as is used. */
export interface OnnxRuntime {
  readonly InferenceSession: { create(path: string): Promise<OnnxSession> };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown;
}
export interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
}

const runtimeSchema = z.custom<OnnxRuntime>(
  (value) => typeof value === 'object' && value !== null && 'InferenceSession' in value && 'Tensor' in value,
);
const stateSchema = z.object({
  data: z.instanceof(Float32Array),
  dims: z.tuple([z.number(), z.number(), z.number()]),
});

/**
 * A sentence model of the MiniLM kind from a folder: `vocab.txt` (WordPiece, lower case) and an `.onnx` file there or in
 * `onnx/`. The text's vector is the mean of its pieces' last states (Reimers & Gurevych, EMNLP 2019).
 *
 * @param loadRuntime gives `onnxruntime-node`, which is installed only by who wants this.
 * @throws FootpathError `bad_setting` when the folder is not such a model, or the runtime is missing.
 */
export function createOnnxEmbedder(folder: string, loadRuntime: () => unknown = requireRuntime): Embedder {
  const { model, vocabulary } = readFolder(folder);
  let session: Promise<OnnxSession> | undefined;
  const runtime = readRuntime(loadRuntime);
  return {
    name: `onnx ${basename(folder)} ${statSync(model).size}-${vocabulary.size}`,
    inProcess: false,
    reads: vocabulary.size > multilingualPieces ? 'any' : 'english',
    async embed(texts) {
      session ??= runtime.InferenceSession.create(model);
      const ready = await session;
      const pieces = {
        vocabulary,
        unknown: vocabulary.get('[UNK]') ?? 0,
        known: new Map<string, number[]>(),
      };
      const vectors: Float32Array[] = [];
      for (let start = 0; start < texts.length; start += textsPerRun) {
        const cut = texts.slice(start, start + textsPerRun).map((text) => idsOf(text, pieces));
        vectors.push(...(await run(cut, ready, runtime)));
      }
      return vectors;
    },
  };
}

function requireRuntime(): unknown {
  return createRequire(import.meta.url)('onnxruntime-node');
}

function readRuntime(load: () => unknown): OnnxRuntime {
  try {
    return runtimeSchema.parse(load());
  } catch (cause) {
    throw new FootpathError(
      'bad_setting',
      'EMBEDDING_MODEL_DIR needs the package onnxruntime-node, which is not installed: npm install onnxruntime-node.',
      { cause },
    );
  }
}

function readFolder(folder: string): { model: string; vocabulary: Map<string, number> } {
  try {
    const files = [folder, join(folder, 'onnx')].flatMap((place) =>
      filesIn(place).map((name) => join(place, name)),
    );
    const model = files.find((file) => file.endsWith('.onnx'));
    if (model === undefined) throw new Error('there is no .onnx file');
    const pieces = readFileSync(join(folder, 'vocab.txt'), 'utf8').trimEnd().split(/\r?\n/);
    const vocabulary = new Map(pieces.map((piece, number) => [piece, number]));
    if (!vocabulary.has('[CLS]') || !vocabulary.has('[SEP]'))
      throw new Error('vocab.txt has no [CLS] and [SEP]');
    return { model, vocabulary };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FootpathError(
      'bad_setting',
      `EMBEDDING_MODEL_DIR (${folder}) is no folder of a sentence model (${reason}). It needs vocab.txt and an .onnx file.`,
      { cause },
    );
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function idsOf(text: string, pieces: WordPieces): number[] {
  const { vocabulary } = pieces;
  const own = cutIntoPieces(text, pieces).slice(0, mostPieces - 2);
  return [vocabulary.get('[CLS]') ?? 0, ...own, vocabulary.get('[SEP]') ?? 0];
}

async function run(
  cut: readonly (readonly number[])[],
  session: OnnxSession,
  { Tensor }: OnnxRuntime,
): Promise<Float32Array[]> {
  const longest = Math.max(...cut.map(({ length }) => length));
  const tensor = (valueAt: (text: readonly number[], place: number) => number) =>
    new Tensor(
      'int64',
      BigInt64Array.from(
        cut.flatMap((text) => Array.from({ length: longest }, (_, place) => BigInt(valueAt(text, place)))),
      ),
      [cut.length, longest],
    );
  const inputs: Readonly<Record<string, unknown>> = {
    input_ids: tensor((text, place) => text[place] ?? 0),
    attention_mask: tensor((text, place) => Number(place < text.length)),
    token_type_ids: tensor(() => 0),
  };
  const answer = await session.run(
    Object.fromEntries(session.inputNames.map((name) => [name, inputs[name]])),
  );
  const { data, dims } = stateSchema.parse(answer[session.outputNames[0]]);
  const width = dims[2];
  return cut.map((text, row) => {
    const vector = new Float32Array(width);
    // No word at all: zeros, as every embedder gives.
    if (text.length <= 2) return vector;
    for (let place = 0; place < text.length; place++) {
      const start = (row * longest + place) * width;
      for (let axis = 0; axis < width; axis++) vector[axis] += data[start + axis];
    }
    return normalise(vector);
  });
}
