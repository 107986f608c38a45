import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { callSchema, inputSchema, receiveFrames, sendFrame, type CommandRequest } from './command-frames.js';

export interface CommandStreams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** Runs a command; the signal says that its caller went away. @returns the exit status. */
export type RunCommand = (
  request: CommandRequest,
  streams: CommandStreams,
  signal: AbortSignal,
) => Promise<number>;

export interface CommandServer {
  /** Stops listening and cancels what runs. */
  close(): Promise<void>;
}

/**
 * Runs commands for other processes: an embedded workspace belongs to one process, and the others work through it.
 *
 * @param socketPath of `commandSocketPath`; the caller owns the workspace, so whatever lies there is left over.
 * @param token what a caller must know, from the owner file.
 */
export async function serveCommands(
  socketPath: string,
  token: string,
  run: RunCommand,
): Promise<CommandServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A connection that breaks is closed; that is all there is to know.
    socket.on('error', () => {});
    answer(socket, token, run).then(
      () => socket.end(),
      () => socket.destroy(),
    );
  });
  const isFile = process.platform !== 'win32';
  if (isFile) await rm(socketPath, { force: true });
  server.listen(socketPath);
  await once(server, 'listening');
  if (isFile) await chmod(socketPath, 0o600);
  return {
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function answer(socket: Socket, token: string, run: RunCommand): Promise<void> {
  const frames = receiveFrames(socket);
  const call = callSchema.safeParse(await nextFrame(frames));
  if (!call.success) {
    sendFrame(socket, { refused: 'The process that has the workspace does not know such a request.' });
    return;
  }
  if (!isSame(call.data.token, token)) {
    sendFrame(socket, { refused: 'The request does not come from someone who may read the workspace.' });
    return;
  }
  const cancelled = new AbortController();
  socket.on('close', () => cancelled.abort());
  const stdin = new Readable({ read() {} });
  forwardInput(frames, stdin).catch(() => socket.destroy());
  const stdout = frameStream(socket, (text) => ({ stdout: text }));
  const stderr = frameStream(socket, (text) => ({ stderr: text }));
  let exit = 1;
  try {
    exit = await run(call.data, { stdin, stdout, stderr }, cancelled.signal);
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  await Promise.all([stdout, stderr].map((stream) => finished(stream.end())));
  sendFrame(socket, { exit });
}

async function nextFrame(frames: AsyncGenerator<unknown>): Promise<unknown> {
  try {
    return (await frames.next()).value;
  } catch {
    return undefined;
  }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(left, right);
}

/** Reads on after the end of the input, because only so the end of the connection is noticed. */
async function forwardInput(frames: AsyncGenerator<unknown>, stdin: Readable): Promise<void> {
  try {
    for await (const frame of frames) stdin.push(inputSchema.parse(frame).stdin);
  } finally {
    if (!stdin.readableEnded) stdin.push(null);
  }
}

/** A stream whose text goes to the caller, no faster than the caller takes it. */
function frameStream(
  socket: Socket,
  frameOf: (text: string) => { stdout: string } | { stderr: string },
): Writable {
  // A character may be cut in two between writes.
  const decoder = new StringDecoder('utf8');
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => sendFrame(socket, frameOf(decoder.write(chunk)), done),
  });
}
