import type { Socket } from 'node:net';
import { z } from 'zod';

/** A command that one process asks another to run. */
export const commandRequestSchema = z.object({
  args: z.array(z.string()),
  /** What file names in the arguments are relative to. */
  cwd: z.string(),
  /** Width of the caller's terminal, when it has one. */
  columns: z.int().positive().optional(),
  color: z.boolean(),
});
export type CommandRequest = z.output<typeof commandRequestSchema>;

/** The first frame on a connection. */
export const callSchema = commandRequestSchema.extend({ token: z.string() });

/** What the caller sends after it: input as it comes, null at its end. */
export const inputSchema = z.object({ stdin: z.string().nullable() });

/** What comes back: output as it comes, and at the end how it went. */
export const outputSchema = z.union([
  z.object({ stdout: z.string() }),
  z.object({ stderr: z.string() }),
  z.object({ exit: z.int() }),
  z.object({ refused: z.string() }),
]);

export type Frame = z.input<typeof callSchema | typeof inputSchema | typeof outputSchema>;

const longestFrame = 16 * 1024 * 1024;

/** Sends one frame: a line of JSON. Calls back when the system has taken it; nobody left to read it is no error. */
export function sendFrame(socket: Socket, frame: Frame, onSent: () => void = () => {}): void {
  if (socket.destroyed) onSent();
  else socket.write(`${JSON.stringify(frame)}\n`, () => onSent());
}

/** The frames that arrive, not yet looked at. Ends with the connection; throws on what is no frame. */
export async function* receiveFrames(socket: Socket): AsyncGenerator<unknown> {
  socket.setEncoding('utf8');
  let rest = '';
  const chunks: AsyncIterable<string> = socket.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestFrame) throw new RangeError('a frame is too long');
    for (const line of lines) yield JSON.parse(line);
  }
}
