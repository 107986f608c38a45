import { formatCount, formatRate } from '../ask/figure-format.js';
import type { JudgedMeasure } from './check-measures.js';
import type { Digest } from './digest.js';

/** Logged In: 412 customers, where 478 to 540 were to be expected (−19%). */
export function describeChange(change: JudgedMeasure): string {
  const { measure, value, expected } = change;
  const sign = value > expected ? '+' : '−';
  if (measure.kind === 'rate') {
    const points = Math.abs(100 * (value - expected)).toFixed(1);
    return `${measure.name}: ${formatRate(value)}, where ${range(change)} was to be expected (${sign}${points} points).`;
  }
  const percent = Math.round(Math.abs(value / expected - 1) * 100);
  return `${measure.name}: ${formatCount(value)} customers, where ${range(change)} were to be expected (${sign}${formatCount(percent)}%).`;
}

/** trial conversion: 7.2%, within the 6.1% to 8.3% that were to be expected. */
export function describeSteady(judged: JudgedMeasure): string {
  return `${judged.measure.name}: ${formatRate(judged.value)}, within the ${range(judged)} that was to be expected.`;
}

export function describeSilence(change: JudgedMeasure): string {
  return `No “${change.measure.name}” was recorded all week, where ${range(change)} customers were to be expected: check its source before you read anything into it.`;
}

/** What was looked at and what came of it. */
export function describeCheck({ checked, changes }: Pick<Digest, 'checked' | 'changes'>): string {
  const measures = `${formatCount(checked)} ${checked === 1 ? 'measure' : 'measures'} checked`;
  if (changes.length === 0) return `${measures}, no real change: all as the 12 weeks before led to expect.`;
  return `${measures}, ${formatCount(changes.length)} real ${changes.length === 1 ? 'change' : 'changes'}.`;
}

function range({ measure, low, high }: JudgedMeasure): string {
  const format = measure.kind === 'rate' ? formatRate : (value: number) => formatCount(Math.round(value));
  return `${format(low)} to ${format(high)}`;
}
