import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createFrom } from './owner-file.js';

/** Writes a file whole or not at all, and never over one that is there. @returns false when there is one. */
export async function writeNewFile(file: string, text: string): Promise<boolean> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  await writeFile(beside, text, { flag: 'wx' });
  try {
    return await createFrom(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
}
