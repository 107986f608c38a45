import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Systems take 104 bytes and more, the end mark included. */
const longestPath = 100;

/** Where the owner of a workspace listens: in the workspace, elsewhere when that name is too long for a socket. */
export function commandSocketPath(folder: string, platform = process.platform): string {
  const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
  if (platform === 'win32') return `\\\\.\\pipe\\footpath-${name}`;
  const inside = join(resolve(folder), 'footpath.sock');
  return Buffer.byteLength(inside) <= longestPath ? inside : join(tmpdir(), `footpath-${name}.sock`);
}
