import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FootpathError } from '../../errors.js';
import { decodeText } from './decode-text.js';
import { refuseContent } from './refuse-content.js';

const chunkBytes = 1 << 16;

/** A file of text, packed with gzip or not, that can be read as often as needed. */
export interface TextFile {
  readonly path: string;
  /** Bytes on disk. */
  readonly size: number;
  /** @param onBytes told how many bytes of the file have been read so far. */
  read(onBytes?: (bytes: number) => void): AsyncIterable<string>;
}

/**
 * @param folder what the path is relative to.
 * @throws FootpathError `not_found` for a missing file, `bad_input` for a folder, an empty file or one that holds
 * no text.
 */
export async function openTextFile(path: string, folder = '.'): Promise<TextFile> {
  const place = resolve(folder, path);
  const size = await sizeOf(place, path);
  const packed = (await firstChunk(fileBytes(place, path)))?.subarray(0, 2).equals(gzipMark) ?? false;
  const bytes = (onBytes?: (count: number) => void) =>
    packed ? unpackedBytes(place, path, onBytes) : fileBytes(place, path, onBytes);
  const start = await firstChunk(bytes());
  if (!start) throw new FootpathError('bad_input', `${path} is empty.`);
  const wrong = refuseContent(start.subarray(0, 4096));
  if (wrong) throw new FootpathError('bad_input', `${path} is ${wrong}.`);
  return { path, size, read: (onBytes) => decodeText(bytes(onBytes)) };
}

const gzipMark = Buffer.from([0x1f, 0x8b]);

async function sizeOf(place: string, path: string): Promise<number> {
  const found = await stat(place).catch((cause: unknown) => {
    throw new FootpathError('not_found', `There is no file ${path}.`, { cause });
  });
  if (found.isDirectory()) {
    throw new FootpathError('bad_input', `${path} is a folder; name the files in it, such as ${path}/*.csv.`);
  }
  if (!found.isFile()) {
    throw new FootpathError(
      'bad_input',
      `${path} is no file on disk; it must be read more than once, so save it first.`,
    );
  }
  return found.size;
}

async function firstChunk(chunks: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  for await (const chunk of chunks) if (chunk.length > 0) return chunk;
  return undefined;
}

async function* fileBytes(
  place: string,
  path: string,
  onBytes?: (count: number) => void,
): AsyncGenerator<Buffer> {
  const stream = createReadStream(place, { highWaterMark: chunkBytes });
  yield* buffers(stream, path, () => onBytes?.(stream.bytesRead));
}

async function* unpackedBytes(
  place: string,
  path: string,
  onBytes?: (count: number) => void,
): AsyncGenerator<Buffer> {
  const packed: ReadStream = createReadStream(place, { highWaterMark: chunkBytes });
  // An error of either stream reaches the reader through the second one.
  const stream = pipeline(packed, createGunzip({ chunkSize: chunkBytes }), () => {});
  yield* buffers(stream, path, () => onBytes?.(packed.bytesRead));
}

async function* buffers(
  stream: AsyncIterable<unknown>,
  path: string,
  afterEach: () => void,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) {
      if (Buffer.isBuffer(chunk)) yield chunk;
      afterEach();
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FootpathError('bad_data', `${path} can't be read to its end: ${reason}.`, { cause });
  }
}
