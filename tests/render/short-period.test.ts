import { expect, test } from 'vitest';
import { shortPeriod } from '../../src/render/charts/short-period.js';

test.each([
  ['2026-06-01 to 2026-06-30', 'Jun 2026'],
  ['2028-02-01 to 2028-02-29', 'Feb 2028'],
  ['2026-02-01 to 2026-02-27', '1–27 Feb 2026'],
  ['2026-06-17 to 2026-08-09', '17 Jun – 9 Aug 2026'],
  ['2025-11-01 to 2026-01-03', '1 Nov 2025 – 3 Jan 2026'],
  ['until 2026-01-03', 'until 2026-01-03'],
  ['mobile', 'mobile'],
])('%s is %s', (label, short) => expect(shortPeriod(label)).toBe(short));
