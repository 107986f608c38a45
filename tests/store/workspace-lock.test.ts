import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { packageFile } from '../../src/package-root.js';
import { thisProcess } from '../../src/store/process-identity.js';
import { lockWorkspace, readOwner } from '../../src/store/workspace-lock.js';

const lockFile = packageFile('dist', 'src', 'store', 'workspace-lock.js');
/** No process has it: numbers end at 4,194,304. */
const deadPid = 4_194_305;

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footpath-lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

const noticesLoss = () => {};
const lock = (command = 'footpath start') => lockWorkspace(folder, command, noticesLoss);
const ownerFile = () => join(folder, 'owner.json');

/** Leaves behind what another process would. */
async function leaveOwner(owner: Partial<Record<string, unknown>>, secondsAgo = 0): Promise<void> {
  const whole = {
    ...thisProcess(),
    command: 'footpath start',
    since: '2026-11-01T12:00:00Z',
    token: 'former',
    ...owner,
  };
  await writeFile(ownerFile(), JSON.stringify(whole));
  const then = new Date(Date.now() - secondsAgo * 1000);
  await utimes(ownerFile(), then, then);
}

/** A process that tries to get the workspace when told, says `won` or `lost`, and then stays. */
async function startRival(): Promise<{ child: ChildProcess; go: () => Promise<string> }> {
  const program = `
    const { lockWorkspace } = await import(${JSON.stringify(lockFile)});
    console.log('ready');
    process.stdin.once('data', () => lockWorkspace(${JSON.stringify(folder)}, 'footpath import', () => {})
      .then(() => console.log('won'), (error) => console.log(error.code === 'in_use' ? 'lost' : error)));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return {
    child,
    async go() {
      child.stdin.write('go\n');
      return String(await once(child.stdout, 'data')).trim();
    },
  };
}

describe('the workspace lock', () => {
  test('belongs to one, who is named to the second with what to do', async () => {
    const first = await lock();
    const second = lock('footpath import');
    await expect(second).rejects.toMatchObject({ code: 'in_use' });
    await expect(second).rejects.toThrow(
      new RegExp(
        `${folder} is in use by \`footpath start\` \\(process ${process.pid}, since \\d{4}-.*still starting, ask again when it is ready.*stop that first`,
      ),
    );
    await first.release();
    await (await lock()).release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('can be read by its owner alone, and says where the owner listens', async () => {
    const held = await lock();
    expect((await stat(ownerFile())).mode & 0o777).toBe(0o600);
    await held.announce(join(folder, 'footpath.sock'));
    expect((await stat(ownerFile())).mode & 0o777).toBe(0o600);
    expect(await readOwner(folder)).toMatchObject({
      pid: process.pid,
      token: held.token,
      socketPath: join(folder, 'footpath.sock'),
    });
    await held.release();
    expect(await readOwner(folder)).toBeUndefined();
  });

  test.each([
    ['a process that is dead', { pid: deadPid }],
    ['a process whose number another one has now', { pid: process.ppid, processStart: '1' }],
    ['a process of this number in an earlier container', { processStart: '1' }],
  ])('passes on from %s', async (_, owner) => {
    await leaveOwner(owner);
    expect(await readOwner(folder)).toBeUndefined();
    await (await lock()).release();
  });

  test('passes on from another machine after a minute without a sign of life', async () => {
    await leaveOwner({ machine: 'other', host: 'other', pid: deadPid }, 50);
    await expect(lock()).rejects.toThrow(/process 4194305 on other, since .* try again in a minute/);
    await leaveOwner({ machine: 'other', host: 'other', pid: process.pid }, 61);
    await (await lock()).release();
  });

  test('passes on from another container when nobody listens on its socket', async () => {
    await leaveOwner({ processSpace: 'pid:[1]', pid: 1, socketPath: 'footpath.sock' });
    const server = createServer().listen(join(folder, 'footpath.sock'));
    await once(server, 'listening');
    await expect(lock()).rejects.toMatchObject({ code: 'in_use' });
    server.close();
    await once(server, 'close');
    await (await lock()).release();
  });

  test('treats a damaged owner file as a sign of life for a minute', async () => {
    await writeFile(ownerFile(), '{"pid": 1');
    await expect(lock()).rejects.toThrow(/in use by another process.*delete/);
    const longAgo = new Date(Date.now() - 61_000);
    await utimes(ownerFile(), longAgo, longAgo);
    await (await lock()).release();
  });

  test('one of many in this process succeeds a dead owner', async () => {
    for (let round = 0; round < 10; round++) {
      await leaveOwner({ pid: deadPid, token: `former-${round}` });
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lock()));
      const won = tries.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []));
      expect(won).toHaveLength(1);
      await won[0].release();
    }
    expect(await readdir(folder)).toEqual([]);
  });

  test('shows that its owner lives, and tells one who has lost it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const lost = new Promise<void>((resolve) => void lockWorkspace(folder, 'footpath start', resolve));
      while ((await readOwner(folder)) === undefined);
      const longAgo = new Date(Date.now() - 50_000);
      await utimes(ownerFile(), longAgo, longAgo);
      await vi.advanceTimersByTimeAsync(15_000);
      while ((await stat(ownerFile())).mtimeMs < Date.now() - 40_000);
      await leaveOwner({ token: 'another' });
      await vi.advanceTimersByTimeAsync(15_000);
      await lost;
      expect(await readOwner(folder)).toMatchObject({ token: 'another' });
    } finally {
      vi.useRealTimers();
    }
  });

  test('succeeds one who died while succeeding', async () => {
    await leaveOwner({ pid: deadPid, token: 'former' });
    const dead = {
      ...thisProcess(),
      command: 'footpath import',
      since: '2026-11-01T12:00:00Z',
      token: 'heir',
    };
    await writeFile(`${ownerFile()}.former.successor`, JSON.stringify({ ...dead, pid: deadPid }));
    await (await lock()).release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('one of many processes succeeds a killed owner, again and again', async () => {
    const rivals = await Promise.all(Array.from({ length: 8 }, startRival));
    let left = rivals;
    for (let round = 0; round < 3; round++) {
      const said = await Promise.all(left.map(({ go }) => go()));
      expect(said.filter((word) => word === 'won')).toHaveLength(1);
      expect(said.filter((word) => word === 'lost')).toHaveLength(left.length - 1);
      const owner = left[said.indexOf('won')];
      expect(JSON.parse(await readFile(ownerFile(), 'utf8'))).toMatchObject({ pid: owner.child.pid });
      owner.child.kill('SIGKILL');
      await once(owner.child, 'exit');
      left = await Promise.all(left.filter((rival) => rival !== owner).map(startRival));
    }
  });
});
