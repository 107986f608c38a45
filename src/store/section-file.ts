import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';

/*
 * Layout: "Footpath", byte order, checksum of all that follows (32 bits each); length of the header (32 bits, and as
 * many of nothing), the header as JSON, the arrays. Everything starts at a multiple of eight bytes.
 */
const magic = Buffer.from('Footpath');
/** Reads as another number on a machine of the other byte order. */
const byteOrder = 0x01020304;
const preambleLength = 16;
const headerStart = preambleLength + 8;
/** Node reads and writes at most 2 GiB at once. */
const mostAtOnce = 2 ** 30;

const arrayTypes = { Uint8Array, Uint16Array, Uint32Array, Float64Array };
export type Section = Uint8Array | Uint16Array | Uint32Array | Float64Array;

const headerSchema = z.object({
  meta: z.unknown(),
  sections: z.array(
    z.object({
      type: z.enum(['Uint8Array', 'Uint16Array', 'Uint32Array', 'Float64Array']),
      length: z.int(),
    }),
  ),
});

/** A file of typed arrays that opens without decoding: they are views on the bytes as read. */
export interface SectionFile {
  /** Any JSON. */
  readonly meta: unknown;
  readonly sections: readonly Section[];
}

/** Writes the file whole or not at all, whatever happens meanwhile, for its owner's eyes alone. */
export async function writeSectionFile(file: string, { meta, sections }: SectionFile): Promise<void> {
  const described = sections.map((section) => ({ type: typeOf(section), length: section.length }));
  const header = Buffer.from(JSON.stringify({ meta, sections: described }));
  const parts = [bytesOf(Uint32Array.of(header.length, 0)), header, ...sections.map(bytesOf)]
    .flatMap((part) => [part, padding(part)])
    // Of nothing, crc32 may forget the sum so far.
    .filter((part) => part.length > 0);
  const checksum = parts.reduce((sum, part) => crc32(part, sum), 0);
  const preamble = Buffer.concat([magic, bytesOf(Uint32Array.of(byteOrder, checksum))]);

  await removeLeftovers(file);
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      for (const part of [preamble, ...parts]) await writeAll(handle, part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** What processes left that were killed while writing; nobody writes for an hour. */
async function removeLeftovers(file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue;
    const left = await stat(join(folder, name)).catch(() => undefined);
    if (left && Date.now() - left.mtimeMs > 3_600_000) await rm(join(folder, name), { force: true });
  }
}

/** Opens a file; undefined when there is none, or when it is torn, damaged or something else. */
export async function readSectionFile(file: string): Promise<SectionFile | undefined> {
  const bytes = await readWhole(file);
  if (!bytes || bytes.byteLength < headerStart || !magic.equals(new Uint8Array(bytes, 0, magic.length))) {
    return undefined;
  }
  const [order, checksum, headerLength] = new Uint32Array(bytes, magic.length, 3);
  if (order !== byteOrder || crc32(new Uint8Array(bytes, preambleLength)) !== checksum) return undefined;
  const header = Buffer.from(bytes, headerStart, headerLength);
  const { meta, sections } = headerSchema.parse(JSON.parse(header.toString()));
  let end = headerStart + headerLength + padding(header).length;
  return {
    meta,
    sections: sections.map(({ type, length }) => {
      const section = new arrayTypes[type](bytes, end, length);
      end += section.byteLength + padding(section).length;
      return section;
    }),
  };
}

function typeOf(section: Section): keyof typeof arrayTypes {
  if (section instanceof Uint8Array) return 'Uint8Array';
  if (section instanceof Uint16Array) return 'Uint16Array';
  return section instanceof Uint32Array ? 'Uint32Array' : 'Float64Array';
}

function bytesOf({ buffer, byteOffset, byteLength }: Section): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Up to the next multiple of eight. */
function padding({ byteLength }: { readonly byteLength: number }): Uint8Array {
  return new Uint8Array(-byteLength & 7);
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let start = 0; start < bytes.length;) {
    start += (await handle.write(bytes, start, Math.min(bytes.length - start, mostAtOnce))).bytesWritten;
  }
}

async function readWhole(file: string): Promise<ArrayBuffer | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch {
    return undefined;
  }
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(size);
    for (let start = 0; start < size;) {
      const { bytesRead } = await handle.read(bytes, start, Math.min(size - start, mostAtOnce), start);
      if (bytesRead === 0) return undefined;
      start += bytesRead;
    }
    return bytes.buffer;
  } finally {
    await handle.close();
  }
}

/** Makes the new name last through a power cut; Windows does so by itself and has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
