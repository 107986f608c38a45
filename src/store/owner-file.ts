import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { processIdentitySchema } from './process-identity.js';

const ownerSchema = processIdentitySchema.extend({
  command: z.string(),
  since: z.string(),
  /** Proves to the owner that a caller may read this file. */
  token: z.string(),
  /** Where the owner runs commands for others, if it does; in the file's own folder when it is relative. */
  socketPath: z.string().optional(),
});

/** Who has a workspace. */
export type Owner = z.output<typeof ownerSchema>;

export async function readOwnerFile(file: string): Promise<Owner | 'missing' | 'unreadable'> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 'missing';
    if (error instanceof SyntaxError || error instanceof z.ZodError) return 'unreadable';
    throw error;
  }
}

/** Writes a new file beside `file`, for its owner's eyes alone. @returns its name. */
export async function writeBeside(file: string, owner: Owner): Promise<string> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(owner, null, 2));
    await handle.sync();
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return beside;
}

/** Gives a file a second name, with all its content at once. @returns false when that name is taken. */
export async function createFrom(source: string, file: string): Promise<boolean> {
  try {
    await link(source, file);
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

export function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
