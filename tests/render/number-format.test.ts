import { expect, test } from 'vitest';
import { formatCell } from '../../src/render/format-cell.js';
import {
  formatCount,
  formatDate,
  formatDuration,
  formatMoney,
  formatNumber,
  formatRate,
  formatRateInterval,
} from '../../src/render/number-format.js';

test.each([
  [formatCount(12873), '12,873'],
  [formatCount(0), '0'],
  [formatRate(0.2671), '26.7 %'],
  [formatRate(1), '100 %'],
  [formatRate(0), '0 %'],
  [formatRate(-0), '0 %'],
  [formatRate(0.0001), '<0.1 %'],
  [formatRate(0.9999), '>99.9 %'],
  [formatRate(-0.041), '-4.1 %'],
  [formatRateInterval(0.259, 0.275), '25.9–27.5 %'],
  [formatDuration(45), '45 s'],
  [formatDuration(59.7), '1 min'],
  [formatDuration(7800), '2 h 10 min'],
  [formatDuration(7200), '2 h'],
  [formatDuration(3599), '1 h'],
  [formatDuration(3.4 * 86400), '3.4 days'],
  [formatMoney(1234.5), '1,235'],
  [formatMoney(12.5), '12.50'],
  [formatMoney(12), '12'],
  [formatNumber(0.123456), '0.1235'],
  [formatNumber(1234567), '1,234,567'],
  [formatDate('2026-10-31'), '31 Oct 2026'],
  [formatDate('soon'), 'soon'],
  [formatCell(null, 'rate'), ''],
  [formatCell(Number.NaN, 'count'), ''],
  [formatCell({ estimate: 0.5, low: 0.4, high: 0.6, n: 10 }, 'rate'), '50.0 % (40.0–60.0 %)'],
  [formatCell({ estimate: 1, low: 1, high: 1, n: 10 }, 'rate'), '100 %'],
  [formatCell({ estimate: 120, low: 80, high: 1600, n: 10 }, 'count'), '120 (80 to 1,600)'],
])('%s reads %s', (formatted, expected) => {
  expect(formatted).toBe(expected);
});
