import { readFile } from 'node:fs/promises';
import { packageFile } from '../../package-root.js';
import { normalise } from '../vectors/vector.js';
import { saidWords } from '../words/said-words.js';
import type { Embedder } from './embedder.js';
import { cutIntoPieces, type WordPieces } from './word-pieces.js';

/** Of the tables that `scripts/distil-embeddings.mjs` makes. */
const dimensions = 256;
const unknownPiece = '[UNK]';
const folder = ['models', 'static-english'];

interface Table {
  readonly pieces: WordPieces;
  /** `pieces × dimensions`. */
  readonly steps: Int8Array;
  /** Size of one step, per piece. */
  readonly scales: Float32Array;
}

/**
 * The embedded default: a text's vector is the mean of a fixed vector per word piece, so that a hundred thousand texts
 * take seconds and nothing is downloaded (models/static-english/NOTICE says where the vectors come from). The table is
 * read when the first text comes.
 */
export function createStaticEmbedder(): Embedder {
  let vectorOf: Promise<VectorOf> | undefined;
  return {
    name: 'static-english-3',
    inProcess: true,
    reads: 'english',
    async embed(texts) {
      vectorOf ??= readStaticVectors();
      const read = await vectorOf;
      return texts.map((text) => read(saidWords(text)));
    },
  };
}

/** A vector of length 1 for a text. */
export type VectorOf = (text: string) => Float32Array;

/** The same, once the table is read, for who can't wait at each text. */
export async function readStaticVectors(): Promise<VectorOf> {
  const table = await readTable();
  return (text) => meanOfPieces(text, table);
}

async function readTable(): Promise<Table> {
  const [pieces, bytes] = await Promise.all([
    readWordPieces(),
    readFile(packageFile(...folder, 'vectors.bin')),
  ]);
  const { buffer } = Uint8Array.from(bytes);
  const { size } = pieces.vocabulary;
  return {
    pieces,
    scales: new Float32Array(buffer, 0, size),
    steps: new Int8Array(buffer, 4 * size, size * dimensions),
  };
}

/** How the tables in models/static-english cut words. */
export async function readWordPieces(): Promise<WordPieces> {
  const list = (await readFile(packageFile(...folder, 'pieces.txt'), 'utf8')).trimEnd().split('\n');
  const vocabulary = new Map(list.map((piece, number) => [piece, number]));
  return { vocabulary, unknown: vocabulary.get(unknownPiece) ?? 0, known: new Map() };
}

function meanOfPieces(text: string, { pieces, steps, scales }: Table): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const piece of cutIntoPieces(text, pieces)) {
    const start = piece * dimensions;
    const scale = scales[piece];
    for (let place = 0; place < dimensions; place++) vector[place] += scale * steps[start + place];
  }
  return normalise(vector);
}
