import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandSocketPath } from '../../src/cli/command-socket.js';
import { runCommand } from '../../src/cli/run-command.js';
import { sendCommand } from '../../src/cli/send-command.js';
import { serveCommands, type CommandServer, type RunCommand } from '../../src/cli/serve-commands.js';
import { packageFile } from '../../src/package-root.js';

const request = { args: ['ask', 'why?'], cwd: '/somewhere', color: false };
const token = 'secret';

let folder: string;
let server: CommandServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footpath-commands-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

async function serve(run: RunCommand): Promise<string> {
  const socketPath = commandSocketPath(folder);
  server = await serveCommands(socketPath, token, run);
  return socketPath;
}

async function call(socketPath: string, stdin?: Readable, given = token) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const texts = Promise.all([text(stdout), text(stderr)]);
  try {
    const exit = await sendCommand({ socketPath, token: given }, request, { stdin, stdout, stderr });
    stdout.end();
    stderr.end();
    const [out, error] = await texts;
    return { exit, out, error };
  } finally {
    stdout.end();
    stderr.end();
  }
}

describe('working through the owner of a workspace', () => {
  test('gives what the command writes and its exit status', async () => {
    const socketPath = await serve(async ({ args, cwd, color, columns }, { stdout, stderr }) => {
      stdout.write(`${args.join('+')} in ${cwd}, ${columns} wide, color ${color}\n`);
      await new Promise((later) => setImmediate(later));
      stderr.write('one more thing\n');
      stdout.write('done');
      return 2;
    });
    expect((await stat(socketPath)).mode & 0o777).toBe(0o600);
    expect(await call(socketPath)).toEqual({
      exit: 2,
      out: 'ask+why? in /somewhere, undefined wide, color false\ndone',
      error: 'one more thing\n',
    });
  });

  test('carries megabytes and characters cut in two whole', async () => {
    const line = '→ ünïcode 🚶\n';
    const bytes = Buffer.from(line.repeat(100_000));
    const socketPath = await serve(async (_, { stdout }) => {
      for (let start = 0; start < bytes.length; start += 65_521) {
        if (!stdout.write(bytes.subarray(start, start + 65_521))) await once(stdout, 'drain');
      }
      return 0;
    });
    const { out } = await call(socketPath);
    expect(out === bytes.toString()).toBe(true);
  });

  test('forwards input', async () => {
    const socketPath = await serve(async (_, { stdin, stdout }) => {
      for await (const chunk of stdin) stdout.write(String(chunk).toUpperCase());
      return 0;
    });
    expect(
      await call(socketPath, Readable.from([Buffer.from('line 1\n'), Buffer.from('line 2')])),
    ).toMatchObject({
      exit: 0,
      out: 'LINE 1\nLINE 2',
    });
  });

  test('runs several at once, each with its own output', async () => {
    let running = 0;
    const socketPath = await serve(async (_, { stdout }) => {
      const number = ++running;
      while (running < 3) await new Promise((later) => setImmediate(later));
      stdout.write(`number ${number}`);
      return number;
    });
    const results = await Promise.all([call(socketPath), call(socketPath), call(socketPath)]);
    expect(results.map(({ exit, out }) => [exit, out]).sort()).toEqual([
      [1, 'number 1'],
      [2, 'number 2'],
      [3, 'number 3'],
    ]);
  });

  test('tells the caller when the command breaks', async () => {
    const socketPath = await serve(() => Promise.reject(new Error('no such customer')));
    expect(await call(socketPath)).toEqual({ exit: 1, out: '', error: 'no such customer\n' });
  });

  test('refuses who does not know the token, and what is no request', async () => {
    let ran = false;
    const socketPath = await serve(() => {
      ran = true;
      return Promise.resolve(0);
    });
    await expect(call(socketPath, undefined, 'gues🚶')).rejects.toMatchObject({ code: 'not_permitted' });
    for (const nonsense of ['nonsense\n', '{"token": 1}\n', '\n', 'null\n']) {
      const socket = connect(socketPath);
      socket.write(nonsense);
      expect(await text(socket)).toContain('refused');
    }
    expect(ran).toBe(false);
    expect(await call(socketPath)).toMatchObject({ exit: 0 });
  });

  test('cancels a command whose caller is killed', async () => {
    const socketPath = await serve(async (_, { stdout }, signal) => {
      stdout.write('started');
      if (!signal.aborted) await once(signal, 'abort');
      stdout.write('to nobody');
      cancelled();
      return 0;
    });
    let cancelled = () => {};
    const done = new Promise<void>((resolve) => (cancelled = resolve));
    const program = `
      const { sendCommand } = await import(${JSON.stringify(packageFile('dist', 'src', 'cli', 'send-command.js'))});
      await sendCommand(${JSON.stringify({ socketPath, token })}, ${JSON.stringify(request)}, process);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    expect(String(await once(child.stdout, 'data'))).toBe('started');
    child.kill('SIGKILL');
    await done;
  });

  test('says so when the owner is not there, or goes away', async () => {
    await expect(call(join(folder, 'nobody.sock'))).rejects.toMatchObject({ code: 'unavailable' });
    const socketPath = await serve(async () => {
      void server?.close();
      await new Promise(() => {});
      return 0;
    });
    await expect(call(socketPath)).rejects.toThrow(/went away/);
    server = undefined;
  });

  test('listens elsewhere when the name is too long, and takes over what a killed owner left', async () => {
    const deep = join(folder, 'x'.repeat(120));
    const socketPath = commandSocketPath(deep);
    expect(socketPath.startsWith(tmpdir())).toBe(true);
    expect(commandSocketPath(deep)).toBe(socketPath);
    expect(commandSocketPath(folder, 'win32')).toMatch(/^\\\\\.\\pipe\\footpath-[0-9a-f]{16}$/);

    const program = `require('node:net').createServer().listen(${JSON.stringify(socketPath)}, () => console.log('up'))`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(socketPath)).toBe(true);
    server = await serveCommands(socketPath, token, () => Promise.resolve(7));
    expect(await call(socketPath)).toMatchObject({ exit: 7 });
  });
});

test('a workspace that is not there is a name mistyped, and is not made', async () => {
  const wrong = join(folder, 'harbour');
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const terminal = {
    stdin: Readable.from([]),
    stdout,
    stderr,
    interactive: false,
    color: false,
    cwd: folder,
  };
  for (const args of [['ask', 'who is about to leave?'], ['tool', 'data_health'], ['propose'], ['themes']]) {
    expect(await runCommand([...args, '--workspace', wrong], terminal)).toBe(1);
  }
  stderr.end();
  expect((await text(stderr)).split(`There is no workspace in ${wrong}.`)).toHaveLength(5);
  expect(existsSync(wrong)).toBe(false);
});
