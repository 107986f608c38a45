import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { FootpathError } from '../errors.js';
import { outputSchema, receiveFrames, sendFrame, type CommandRequest } from './command-frames.js';

/** The process that runs commands for others, as the owner file names it. */
export interface CommandOwner {
  readonly socketPath: string;
  readonly token: string;
}

export interface CallerStreams {
  /** Forwarded when given. */
  readonly stdin?: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/**
 * Has the owner of the workspace run a command, as if it ran here. It is cancelled when this process ends.
 *
 * @returns the exit status.
 * @throws FootpathError `unavailable` when the owner does not answer or goes away, `not_permitted` when it refuses.
 */
export async function sendCommand(
  owner: CommandOwner,
  request: CommandRequest,
  streams: CallerStreams,
): Promise<number> {
  const socket = connect(owner.socketPath);
  try {
    await once(socket, 'connect');
    sendFrame(socket, { token: owner.token, ...request });
    if (streams.stdin) forwardInput(streams.stdin, socket);
    for await (const frame of receiveFrames(socket)) {
      const output = outputSchema.parse(frame);
      if ('exit' in output) return output.exit;
      if ('refused' in output) throw new FootpathError('not_permitted', output.refused);
      if ('stdout' in output) await write(streams.stdout, output.stdout);
      else await write(streams.stderr, output.stderr);
    }
  } catch (cause) {
    if (cause instanceof FootpathError) throw cause;
    throw wentAway(cause);
  } finally {
    streams.stdin?.pause();
    socket.destroy();
  }
  throw wentAway();
}

function wentAway(cause?: unknown): FootpathError {
  return new FootpathError(
    'unavailable',
    'The process that has the workspace went away before it was done. Try again.',
    { cause },
  );
}

function forwardInput(stdin: Readable, socket: Socket): void {
  stdin.setEncoding('utf8');
  stdin.on('data', (text: string) => sendFrame(socket, { stdin: text }));
  stdin.on('end', () => sendFrame(socket, { stdin: null }));
}

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
