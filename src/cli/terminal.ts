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
    interactive: stdin.isTTY && stderr.isTTY,
    cwd: process.cwd(),
    columns: stdout.isTTY ? stdout.columns : undefined,
    color: stdout.isTTY && stdout.hasColors(),
  };
}
