import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addToRuns, valueAt, type TraitRun } from '../../../src/ingest/writing/trait-runs.js';

type Sighting = readonly [at: number, value: string];

function runsOf(sightings: readonly Sighting[]): TraitRun[] {
  const runs: TraitRun[] = [];
  for (const [at, value] of sightings) addToRuns(runs, at, value);
  return runs;
}

/** Every time seen once. */
const sightings = fc.uniqueArray(fc.tuple(fc.nat(12), fc.constantFrom('a', 'b', 'c')), {
  selector: ([at]) => at,
});
const shuffled = sightings.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);

test('in the order of time, only changes are kept and every time has its value', () => {
  fc.assert(
    fc.property(sightings, (list) => {
      const inOrder = [...list].sort((a, b) => a[0] - b[0]);
      const changes = inOrder.filter(([, value], index) => index === 0 || value !== inOrder[index - 1][1]);
      const runs = runsOf(inOrder);
      expect(runs.map(({ since, value }) => [since, value])).toEqual(changes);
      for (const [at, value] of inOrder) expect(valueAt(runs, at)).toBe(value);
    }),
  );
});

test('in any order, the first and the last value come out right, and runs stay apart and differ', () => {
  fc.assert(
    fc.property(shuffled, ([list, order]) => {
      const runs = runsOf(order);
      const inOrder = [...list].sort((a, b) => a[0] - b[0]);
      expect(runs.at(-1)?.value).toBe(inOrder.at(-1)?.[1]);
      expect(runs.at(-1)?.until).toBe(inOrder.at(-1)?.[0]);
      expect([runs.at(0)?.since, runs.at(0)?.value]).toEqual([inOrder.at(0)?.[0], inOrder.at(0)?.[1]]);
      for (const [index, run] of runs.entries()) {
        expect(run.until).toBeGreaterThanOrEqual(run.since);
        if (index > 0) expect(run.since).toBeGreaterThan(runs[index - 1].until);
        if (index > 0) expect(run.value).not.toBe(runs[index - 1].value);
      }
    }),
  );
});

test('told again, nothing changes', () => {
  fc.assert(
    fc.property(sightings, (list) => {
      const inOrder = [...list].sort((a, b) => a[0] - b[0]);
      expect(runsOf([...inOrder, ...inOrder])).toEqual(runsOf(inOrder));
    }),
  );
});

test('a late record does not end what was seen to go on', () => {
  const runs = runsOf([
    [1, 'desktop'],
    [5, 'desktop'],
    [3, 'mobile'],
  ]);
  expect(runs.map(({ since, value }) => [since, value])).toEqual([
    [1, 'desktop'],
    [3, 'mobile'],
    [5, 'desktop'],
  ]);
});

test('of two values at one time the last told stays', () => {
  expect(
    runsOf([
      [0, 'free'],
      [0, 'team'],
    ]),
  ).toEqual([{ since: 0, until: 0, value: 'team' }]);
});
