import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchCentres } from '../../src/stats/match-centres.js';

test('centres that moved a little are the former ones, whatever their order; one that came is new', () => {
  const former = [
    [0, 0],
    [10, 0],
    [0, 10],
  ];
  expect(
    matchCentres(
      [
        [0.5, 9],
        [9, 1],
        [1, 1],
        [30, 30],
      ],
      former,
    ),
  ).toEqual([2, 1, 0, -1]);
  expect(matchCentres(former, [])).toEqual([-1, -1, -1]);
});

test('what lies halfway between two is neither', () => {
  expect(
    matchCentres(
      [[5, 0]],
      [
        [0, 0],
        [10, 0],
      ],
    ),
  ).toEqual([-1]);
});

test('no former centre is taken twice, and unmoved ones are themselves', () => {
  const centre = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 });
  const centres = fc.uniqueArray(centre, { minLength: 2, maxLength: 6, selector: (row) => row.join() });
  fc.assert(
    fc.property(centres, centres, (now, former) => {
      const matched = matchCentres(now, former).filter((match) => match >= 0);
      expect(new Set(matched).size).toBe(matched.length);
      expect(matchCentres(now, now)).toEqual([...now.keys()]);
    }),
  );
});
