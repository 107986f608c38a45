import { hasVectorSearch } from './prepare-vectors.js';
import type { Database } from '../../store/database.js';

const copyHeader = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const realType = 700;

/** How a vector lies in a binary COPY: as pgvector's type, or as an array of `real` where the server has none. */
export interface VectorFormat {
  readonly headerBytes: number;
  /** Of each value: its length goes before it in an array. */
  readonly valueBytes: 4 | 8;
}
const pgvector: VectorFormat = { headerBytes: 4, valueBytes: 4 };
const realArray: VectorFormat = { headerBytes: 20, valueBytes: 8 };

export async function vectorFormat(database: Database): Promise<VectorFormat> {
  return (await hasVectorSearch(database)) ? pgvector : realArray;
}

/** Reads one vector as the server sent it. */
export function readVector(bytes: Buffer, { headerBytes, valueBytes }: VectorFormat): Float32Array {
  const vector = new Float32Array((bytes.length - headerBytes) / valueBytes);
  const first = headerBytes + valueBytes - 4;
  for (let place = 0; place < vector.length; place++)
    vector[place] = bytes.readFloatBE(first + place * valueBytes);
  return vector;
}

/** Reads vectors of pgvector's type in the same memory: each holds until the next one is read. */
export function pgvectorReader(): (bytes: Buffer) => Float32Array {
  let values = Buffer.alloc(0);
  return (bytes) => {
    const length = bytes.length - pgvector.headerBytes;
    if (values.length !== length) values = Buffer.from(new ArrayBuffer(length));
    bytes.copy(values, 0, pgvector.headerBytes);
    values.swap32();
    return new Float32Array(values.buffer);
  };
}

/** Stores vectors of texts that have none. All have the same dimensions. */
export async function copyVectors(
  database: Database,
  ids: readonly number[],
  vectors: readonly Float32Array[],
): Promise<void> {
  if (ids.length === 0) return;
  const rows = rowBytes(ids, vectors, await vectorFormat(database));
  await database.copyIn('feedback_vector (feedback_id, vector)', 'format binary', inOnePart(rows));
}

function rowBytes(
  ids: readonly number[],
  vectors: readonly Float32Array[],
  { headerBytes, valueBytes }: VectorFormat,
): Buffer {
  const dimensions = vectors[0].length;
  const length = headerBytes + valueBytes * dimensions;
  const bytes = Buffer.alloc(copyHeader.length + ids.length * (14 + length) + 2);
  let end = copyHeader.copy(bytes);
  ids.forEach((id, row) => {
    end = bytes.writeInt16BE(2, end);
    end = bytes.writeInt32BE(4, end);
    end = bytes.writeInt32BE(id, end);
    end = bytes.writeInt32BE(length, end);
    if (valueBytes === 4) {
      end = bytes.writeInt16BE(dimensions, end);
      end = bytes.writeInt16BE(0, end);
    } else for (const part of [1, 0, realType, dimensions, 1]) end = bytes.writeInt32BE(part, end);
    for (const value of vectors[row]) {
      if (valueBytes === 8) end = bytes.writeInt32BE(4, end);
      end = bytes.writeFloatBE(value, end);
    }
  });
  bytes.writeInt16BE(-1, end);
  return bytes;
}

// eslint-disable-next-line @typescript-eslint/require-await -- COPY takes an async iterable
async function* inOnePart(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
