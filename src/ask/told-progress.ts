import type { Progress } from '../progress.js';

const everyMs = 1000;

/** Progress that is told to who asked as well, once a second, as the share that is done. */
export function toldProgress(progress: Progress, tell: (share: number) => void): Progress {
  let next = performance.now() + everyMs;
  return {
    update(label, done, total) {
      progress.update(label, done, total);
      const now = performance.now();
      if (!total || now < next) return;
      next = now + everyMs;
      tell(Math.min(1, done / total));
    },
    finish: (label) => progress.finish(label),
  };
}
