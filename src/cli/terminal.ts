import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes: of this process, or of the one that it runs for. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Somebody is there to be asked. */
  readonly interactive: boolean;
  /** What file names are relative to. */
  readonly cwd: string;
  /** Width, when it is one. */
  readonly columns?: number;
  readonly color: boolean;
  /** The caller went away. */
  readonly signal?: AbortSignal;
}

/** This process's own. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    stdin,
    stdout,
    stderr,
    interactive: isTerminal(stdin) && isTerminal(stderr),
    cwd: process.cwd(),
    columns: stdout.isTTY ? stdout.columns : undefined,
    color: isTerminal(stdout) && stdout.hasColors(),
  };
}

/** `isTTY` is absent, not false, on files and pipes. */
function isTerminal(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}
