import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

export const processIdentitySchema = z.object({
  pid: z.int().positive(),
  /** Tells it from a later process of the same number. */
  processStart: z.string(),
  /** One boot of one machine; containers on it share it. */
  machine: z.string(),
  /** Within the machine, where process numbers mean the same: a container has its own. */
  processSpace: z.string().optional(),
  host: z.string(),
});

/** Which process something belongs to, for others to find out whether it still runs. */
export type ProcessIdentity = z.output<typeof processIdentitySchema>;

export function thisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    processStart: readStat(process.pid)?.start ?? String(performance.timeOrigin),
    machine: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? hostname(),
    processSpace: attempt(() => readlinkSync('/proc/self/ns/pid')),
    host: hostname(),
  };
}

/** Whether the process runs: undefined when this process can't see it (another machine or container). */
export function isRunning(identity: ProcessIdentity): boolean | undefined {
  const own = thisProcess();
  if (identity.machine !== own.machine || identity.processSpace !== own.processSpace) return undefined;
  if (identity.pid === own.pid) return identity.processStart === own.processStart;
  if (!numberIsTaken(identity.pid)) return false;
  const stat = readStat(identity.pid);
  if (!stat) return true;
  return stat.start === identity.processStart && stat.state !== 'Z' && stat.state !== 'X';
}

function numberIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another account.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** State (Z and X are dead) and start (ticks since the machine's) of a process, where there is a /proc. */
function readStat(pid: number): { state: string; start: string } | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the command in brackets, which may hold anything.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && { state: fields[0], start: fields[19] };
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
