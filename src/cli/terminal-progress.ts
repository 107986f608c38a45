import type { Progress } from '../progress.js';
import type { Terminal } from './terminal.js';

const quietMs = 1000;
const everyMs = 100;
const barWidth = 24;

/**
 * Progress on standard error, once something takes longer than a second: a bar that is drawn over itself where
 * somebody watches, else a line at the start and at the end.
 */
export function terminalProgress({
  stderr,
  interactive,
}: Pick<Terminal, 'stderr' | 'interactive'>): Progress {
  let current = '';
  let began = 0;
  let drawn = 0;
  let shown = false;
  return {
    update(label, done, total) {
      const now = performance.now();
      if (label !== current) {
        current = label;
        began = now;
        shown = false;
      }
      if (now - began < quietMs || now - drawn < everyMs) return;
      drawn = now;
      if (interactive) stderr.write(`\r\u001b[K${line(label, done, total)}`);
      else if (!shown) stderr.write(`${label} …\n`);
      shown = true;
    },
    finish(label) {
      if (shown) stderr.write(`${interactive ? '\r\u001b[K' : ''}${label}: done\n`);
      current = '';
      shown = false;
    },
  };
}

function line(label: string, done: number, total?: number): string {
  if (total === undefined || total <= 0) return `${label}: ${Math.round(done).toLocaleString('en-US')}`;
  const share = Math.min(1, done / total);
  const full = Math.round(share * barWidth);
  return `${label} ${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.floor(100 * share)}%`;
}
