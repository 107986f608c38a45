import { describe, expect, test } from 'vitest';
import { claimsOf } from '../../../src/ask/ledger/claims.js';

describe('the claims of a sentence', () => {
  test.each([
    ['3,412 of 5,204 (65.6%)', ['plain 3412', 'plain 5204', 'percent 0.656']],
    ['28.4–31.5%', ['percent 0.284', 'percent 0.315']],
    ['+12.4 points (−1.2 to +25 points)', ['points 0.124', 'points -0.012', 'points 0.25']],
    ['after 3.4 days, on 31 October 2026', ['date ^2026-10-31$', 'seconds 293760']],
    ['11-50 employees did Step 2 twice', ['name 11-50', 'name Step 2', 'times 2']],
    ['about €1.2k and 3 million', ['plain 1200', 'plain 3000000']],
    ['two thirds of them, one in four, 12 per cent', ['percent 0.67', 'percent 0.25', 'percent 0.12']],
    ['three thousand four hundred and twelve', ['plain 3412']],
    ['in May or on Oct 3, which may be chance', ['date ^....-05-..$', 'date ^....-10-03$']],
    ['in Q3 2026 and in 2025', ['date ^2026-(?:07|08|09)-..$', 'date ^2025-..-..$']],
    [
      'age 79 has 0.79, 3.79%, 79% and 79',
      ['name 79', 'plain 0.79', 'percent 0.0379', 'percent 0.79', 'name 79'],
    ],
  ])('%s', (sentence, expected) => {
    const found = claimsOf(sentence, ['11-50', 'Step 2', '79']).map((claim) => {
      if (claim.kind === 'name') return `name ${claim.name}`;
      if (claim.kind === 'date') return `date ${claim.pattern.source}`;
      return `${claim.unit} ${Number(claim.value.toFixed(4))}`;
    });
    expect(found.sort()).toEqual([...expected].sort());
  });

  test.each(['0.47–0.6', '(0.47 to 0.6)', '[0.47, 0.6]', 'between 0.47 and 0.6'])(
    'knows the ends of an interval: %s',
    (interval) => {
      const ends = claimsOf(`AUC 0.51 ${interval}`, []).map((claim) => 'end' in claim && claim.end);
      expect(ends).toEqual([false, 'low', 'high']);
    },
  );
});
