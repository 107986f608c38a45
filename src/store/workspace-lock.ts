import { randomBytes } from 'node:crypto';
import { rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FootpathError } from '../errors.js';
import { createFrom, readOwnerFile, writeBeside, type Owner } from './owner-file.js';
import { ownerIsGone } from './owner-is-gone.js';
import { isRunning, thisProcess } from './process-identity.js';

export interface WorkspaceLock {
  /** Who calls on the announced socket must know it. */
  readonly token: string;
  /** Tells others where this process runs commands for them. */
  announce(socketPath: string): Promise<void>;
  release(): Promise<void>;
}

const heartbeatEvery = 15_000;

/**
 * Makes this process the owner of a workspace. An embedded database needs one: two processes on it would destroy it,
 * and it does not notice. Owners that are gone are succeeded, by exactly one of those who try.
 *
 * @param command what this process is, for those who find the workspace taken.
 * @param onLost called when another process took the workspace although this one lives.
 * @throws FootpathError `in_use`, which says who has it.
 */
export async function lockWorkspace(
  folder: string,
  command: string,
  onLost: () => void,
): Promise<WorkspaceLock> {
  const file = ownerFile(folder);
  const token = randomBytes(16).toString('hex');
  const owner: Owner = { ...thisProcess(), command, since: new Date().toISOString(), token };
  await acquire(file, owner);

  const isOwner = async () => {
    const current = await readOwnerFile(file);
    return typeof current === 'object' && current.token === token;
  };
  const beat = async () => {
    const now = new Date();
    if (await isOwner()) return utimes(file, now, now);
    clearInterval(heartbeat);
    onLost();
  };
  // A beat that fails, for want of file handles for example, is made up for by the next one.
  const heartbeat = setInterval(() => void beat().catch(() => {}), heartbeatEvery);
  heartbeat.unref();
  return {
    token,
    async announce(socketPath) {
      const isHere = dirname(resolve(socketPath)) === dirname(file);
      const renewed = { ...owner, socketPath: isHere ? basename(socketPath) : socketPath };
      if (await isOwner()) await rename(await writeBeside(file, renewed), file);
    },
    async release() {
      clearInterval(heartbeat);
      if (await isOwner()) await rm(file, { force: true });
    },
  };
}

/** Who has the workspace; undefined when nobody has, or whoever had it is gone. */
export async function readOwner(folder: string): Promise<Owner | undefined> {
  const file = ownerFile(folder);
  const owner = await readOwnerFile(file);
  if (typeof owner === 'string' || (await ownerIsGone(file, owner, Date.now()))) return undefined;
  return { ...owner, socketPath: owner.socketPath && resolve(dirname(file), owner.socketPath) };
}

function ownerFile(folder: string): string {
  return join(resolve(folder), 'owner.json');
}

async function acquire(file: string, owner: Owner): Promise<void> {
  const own = await writeBeside(file, owner);
  try {
    const now = (await stat(own)).mtimeMs;
    while (!(await createFrom(own, file))) {
      const holder = await readOwnerFile(file);
      if (holder === 'missing') continue;
      if (!(await ownerIsGone(file, holder, now))) throw inUse(file, holder);
      if (await succeed(file, holder, own, owner)) return;
      await pause(20);
    }
  } finally {
    await rm(own, { force: true });
  }
}

/**
 * Takes the place of an owner that is gone. Only one may: the one that holds a second file, named after that owner,
 * and finds that owner still in place. The second file may itself be left behind by a dead process; it is succeeded in
 * the same way.
 */
async function succeed(
  file: string,
  holder: Owner | 'unreadable',
  own: string,
  owner: Owner,
): Promise<boolean> {
  const nameOf = (someone: Owner | string) => (typeof someone === 'string' ? someone : someone.token);
  const succession = `${file}.${nameOf(holder)}.successor`;
  try {
    await acquire(succession, owner);
  } catch (error) {
    if (error instanceof FootpathError) return false;
    throw error;
  }
  try {
    const isStillThere = nameOf(await readOwnerFile(file)) === nameOf(holder);
    if (isStillThere) await rename(own, file);
    return isStillThere;
  } finally {
    await rm(succession, { force: true });
  }
}

function inUse(file: string, holder: Owner | 'unreadable'): FootpathError {
  const folder = dirname(file);
  if (holder === 'unreadable') {
    const advice = `If that is surely gone, delete ${file}.`;
    return new FootpathError('in_use', `The workspace ${folder} is in use by another process. ${advice}`);
  }
  const since = new Date(holder.since).toLocaleString('sv-SE');
  const where = holder.host === thisProcess().host ? '' : ` on ${holder.host}`;
  const who = `\`${holder.command}\` (process ${holder.pid}${where}, since ${since})`;
  const advice =
    isRunning(holder) === undefined
      ? 'Stop that first; if it is gone already, try again in a minute.'
      : 'If it is still starting, ask again when it is ready. Else stop that first, or choose another folder with --workspace.';
  return new FootpathError('in_use', `The workspace ${folder} is in use by ${who}. ${advice}`);
}
