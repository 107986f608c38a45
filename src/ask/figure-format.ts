/** How figures are written in sentences, the same everywhere; the ledger reads them back. */

const wholeNumbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const shortNumbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** 12,873 */
export function formatCount(count: number): string {
  return wholeNumbers.format(count);
}

/** An expected count, which needs not be whole: 3.4, 12,873. */
export function formatExpected(count: number): string {
  return Math.abs(count) < 10 ? count.toFixed(1) : formatCount(count);
}

/** The same with its 95 % interval: 155 (140–171). */
export function formatExpectedRange({
  estimate,
  low,
  high,
}: {
  estimate: number;
  low: number;
  high: number;
}): string {
  return `${formatExpected(estimate)} (${formatExpected(low)}–${formatExpected(high)})`;
}

/** Any other number, with two decimals at most: 1,288.5 */
export function formatNumber(value: number): string {
  return shortNumbers.format(value);
}

/** 0.2673 → 26.7%. Never 0% or 100% for what is only near it. */
export function formatRate(rate: number): string {
  return `${formatPercent(rate)}%`;
}

function formatPercent(rate: number): string {
  const percent = 100 * rate;
  const rounded = percent.toFixed(1);
  if (rate > 0 && rate < 0.0005) return '<0.1';
  if (rate < 1 && rounded === '100.0') return '>99.9';
  return rounded.replace(/\.0$/, '');
}

/** 95 % interval of a rate: 25.9–27.5%. The upper end may be rounded to all. */
export function formatInterval({ low, high }: { low: number; high: number }): string {
  return `${formatPercent(low)}–${formatPercent(high).replace('>99.9', '100')}%`;
}

/** A rate with its interval: 26.7% (25.9–27.5%) */
export function formatEstimate(rate: { estimate: number; low: number; high: number }): string {
  return `${formatRate(rate.estimate)} (${formatInterval(rate)})`;
}

/** A difference with its interval: −12.4 points (−14 to −10.8 points) */
export function formatDifference({
  estimate,
  low,
  high,
}: {
  estimate: number;
  low: number;
  high: number;
}): string {
  return `${formatPoints(estimate)} (${formatPoints(low).replace(' points', '')} to ${formatPoints(high)})`;
}

/** `1 text`, `2 texts` */
export function formatCounted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A difference of rates: −12.4 points */
export function formatPoints(difference: number): string {
  const points = (100 * difference).toFixed(1).replace(/\.0$/, '').replace('-', '−');
  return `${difference > 0 ? '+' : ''}${points} points`;
}

/** A relative change: +8.4%, −12% */
export function formatChange(change: number): string {
  const percent = (100 * change).toFixed(1).replace(/\.0$/, '').replace('-', '−');
  return `${change > 0 ? '+' : ''}${percent}%`;
}

const units = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;

/** In the largest unit that gives at least 1, one decimal: 3.4 days, 45 seconds. */
export function formatDuration(seconds: number): string {
  const unit = units.find((candidate) => seconds >= candidate.seconds) ?? units[3];
  const amount = (seconds / unit.seconds).toFixed(unit.seconds === 1 ? 0 : 1).replace(/\.0$/, '');
  return `${amount} ${unit.name}${amount === '1' ? '' : 's'}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 2026-10-31 → 31 October 2026 */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[month - 1]} ${year}`;
}

/** a, b and c */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
