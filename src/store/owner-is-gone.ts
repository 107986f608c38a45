import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, isAbsolute, join } from 'node:path';
import { isSystemError, type Owner } from './owner-file.js';
import { isRunning, thisProcess } from './process-identity.js';

/** An owner that can't be seen from here counts as gone after this long without a sign of life. */
const patience = 60_000;

/**
 * Whether the owner that a file names is gone. The process table knows, unless it is that of another machine or
 * container. A container of this machine that listens can be called over the folder that it shares. For all others
 * the owner file's time is their sign of life.
 *
 * @param now by the clock of the file system, milliseconds.
 */
export async function ownerIsGone(file: string, owner: Owner | 'unreadable', now: number): Promise<boolean> {
  if (owner !== 'unreadable') {
    const runs = isRunning(owner);
    if (runs !== undefined) return !runs;
    const { socketPath } = owner;
    if (owner.machine === thisProcess().machine && socketPath && !isAbsolute(socketPath)) {
      return !(await isListening(join(dirname(file), socketPath)));
    }
  }
  try {
    return now - (await stat(file)).mtimeMs > patience;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return true;
    throw error;
  }
}

function isListening(socketPath: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    // Any other error, such as too many waiting callers, is a sign of life.
    socket.once('error', (error) =>
      done(!isSystemError(error, 'ECONNREFUSED') && !isSystemError(error, 'ENOENT')),
    );
  });
}
