import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Progress } from './progress.js';

/** Long work in pieces: after each it says which share of it is done, 0–1. */
export type LongWork<Result> = Generator<number, Result, undefined>;

/** Shorter than a person notices; others who ask are answered in between. */
const turnMs = 50;

/** Runs long work so that the process answers others meanwhile, and that its progress can be shown. */
export async function inTurns<Result>(
  work: LongWork<Result>,
  label: string,
  progress: Progress,
): Promise<Result> {
  progress.update(label, 0, 1);
  try {
    for (let began = performance.now(); ;) {
      const { done, value } = work.next();
      if (done) return value;
      if (performance.now() - began < turnMs) continue;
      progress.update(label, value, 1);
      await nextTurn();
      began = performance.now();
    }
  } finally {
    progress.finish(label);
  }
}

/** Runs long work to its end, where nobody waits beside it. */
export function atOnce<Result>(work: LongWork<Result>, tell?: (share: number) => void): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    tell?.(value);
  }
}
