import { expect, test } from 'vitest';
import { formatCell } from '../../src/render/format-cell.js';

const estimate = (middle: number, low: number, high: number) => ({ estimate: middle, low, high, n: 10 });

test.each([
  [formatCell(12873, 'count'), '12,873'],
  [formatCell(0.2671, 'rate'), '26.7%'],
  [formatCell(1234.5, 'money'), '1,235'],
  [formatCell(12.5, 'money'), '12.50'],
  [formatCell(12, 'money'), '12'],
  [formatCell(0.0042, 'number'), '0.0042'],
  [formatCell(2.8e-97, 'probability'), '<0.001'],
  [formatCell(0.0123, 'probability'), '0.012'],
  [formatCell(0.5, 'number'), '0.5'],
  [formatCell('2026-10-31', 'date'), '31 October 2026'],
  [formatCell('some day', 'date'), 'some day'],
  [formatCell('a\u001b[31m\nb', 'text'), 'a[31m b'],
  [formatCell(null, 'rate'), ''],
  [formatCell(Number.NaN, 'count'), ''],
  [formatCell(estimate(0.5, 0.4, 0.6), 'rate'), '50% (40–60%)'],
  [formatCell(estimate(1, 1, 1), 'rate'), '100%'],
  [formatCell(estimate(120, 80, 1600), 'count'), '120 (80 to 1,600)'],
])('%s reads %s', (formatted, expected) => {
  expect(formatted).toBe(expected);
});
