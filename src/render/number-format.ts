/** How figures read on every surface: terminal, Slack, web, chart. */

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const twoDecimals = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const significant = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** 12873 → `12,873`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** 0.2671 → `26.7 %`; what rounds to nothing or to all without being it is said so: `<0.1 %`, `>99.9 %`. */
export function formatRate(rate: number): string {
  return `${percent(rate)} %`;
}

/** 0.259, 0.275 → `25.9–27.5 %`. */
export function formatRateInterval(low: number, high: number): string {
  return `${percent(low)}–${percent(high)} %`;
}

function percent(rate: number): string {
  const size = Math.abs(rate);
  const sign = rate < 0 ? '-' : '';
  if (size === 0) return '0';
  if (size === 1) return `${sign}100`;
  if (size < 0.0005) return `${sign}<0.1`;
  if (size >= 0.9995 && size < 1) return `${sign}>99.9`;
  return oneDecimal.format(rate * 100);
}

/** Up to four significant digits: 0.123456 → `0.1235`; whole numbers keep all of theirs. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 10_000
    ? whole.format(value)
    : significant.format(value);
}

/** No currency, as none is known: 1234.5 → `1,235`, 12.5 → `12.50`. */
export function formatMoney(amount: number): string {
  return Number.isInteger(amount) || Math.abs(amount) >= 1000
    ? whole.format(amount)
    : twoDecimals.format(amount);
}

const minute = 60;
const hour = 60 * minute;
const dayLength = 24 * hour;

/** 45 → `45 s`, 7800 → `2 h 10 min`, 293760 → `3.4 days`. */
export function formatDuration(seconds: number): string {
  if (seconds < 0) return `-${formatDuration(-seconds)}`;
  if (Math.round(seconds) < minute) return `${whole.format(seconds)} s`;
  const minutes = Math.round(seconds / minute);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) {
    const rest = minutes % 60;
    return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
  }
  return `${oneDecimal.format(seconds / dayLength)} days`;
}

/** 2026-10-31 → `31 Oct 2026`; what is no such date stays as it is. */
export function formatDate(date: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? date : day.format(time);
}
