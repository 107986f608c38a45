import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface PostgresCluster {
  /** Folder of its Unix socket. */
  readonly socket: string;
  readonly stop: () => void;
}

/** Starts a throw-away PostgreSQL; undefined where its programs aren't installed. */
export function startPostgres(): PostgresCluster | undefined {
  const programs = findPrograms();
  if (!programs) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'footpath-postgres-'));
  const owner = unprivileged();
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid);
  const run = (program: string, ...args: string[]) => {
    const done = spawnSync(join(programs, program), args, { ...owner, cwd: folder, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr || done.stdout}`);
  };
  const data = join(folder, 'data');
  run('initdb', '-D', data, '-U', 'footpath', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C');
  const settings = `-k ${folder} -c listen_addresses='' -c fsync=off`;
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  return {
    socket: folder,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const installed = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(versions, version, 'bin'))
    : [];
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...installed, ...onPath].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

/** PostgreSQL refuses to run as root; there the run borrows the account `postgres` or `nobody`. */
function unprivileged(): Pick<SpawnSyncOptions, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => {
    const named = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return Number(
      (named.status === 0 ? named : spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' })).stdout,
    );
  };
  return { uid: id('-u'), gid: id('-g') };
}
