import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kaplanMeierAtEnd } from '../../src/stats/kaplan-meier-at-end.js';
import { median } from '../../src/stats/median.js';
import { createRandom, randomExponential } from '../../src/stats/random.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';

// Freireich 1963, 6-mercaptopurine arm (21 patients, weeks of remission; + censored), the textbook Kaplan–Meier
// example. R: summary(survfit(Surv(t, d) ~ 1, conf.type = "log-log")): S(23) = 0.4482, 95 % interval 0.188–0.680.
test('equals the published Kaplan–Meier estimate', () => {
  const found = kaplanMeierAtEnd({
    converted: [6, 6, 6, 7, 10, 13, 16, 22, 23],
    inPlay: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
    lost: 0,
  });
  expect(1 - found.estimate).toBeCloseTo(0.4482, 4);
  expect(1 - found.high).toBeCloseTo(0.188, 3);
  expect(1 - found.low).toBeCloseTo(0.68, 2);
  expect(found.n).toBe(21);
});

test('equals the product limit worked out one time after the other', () => {
  const times = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 25 });
  fc.assert(
    fc.property(times, times, fc.nat(10), fc.constantFrom(1, 97, 86_399), (soon, watched, lost, unit) => {
      const [converted, inPlay] = [soon, watched].map((some) => some.map((time) => time * unit));
      let survival = 1;
      for (let time = 0; time <= 12 * unit; time += unit) {
        const atRisk =
          lost + converted.filter((t) => t >= time).length + inPlay.filter((t) => t >= time).length;
        const now = converted.filter((t) => t === time).length;
        if (atRisk > 0) survival *= 1 - now / atRisk;
      }
      const found = kaplanMeierAtEnd({ converted, inPlay, lost });
      if (converted.length + inPlay.length + lost > 0) expect(found.estimate).toBeCloseTo(1 - survival, 10);
      expect(found.low).toBeLessThanOrEqual(found.estimate + 1e-12);
      expect(found.high).toBeGreaterThanOrEqual(found.estimate - 1e-12);
    }),
  );
});

test('is Wilson when nobody is in play', () => {
  expect(kaplanMeierAtEnd({ converted: [1, 2], inPlay: [], lost: 5 })).toEqual(wilsonInterval(2, 7));
});

test('its interval covers the truth when entries are spread over the time before today', () => {
  const random = createRandom(11);
  const truth = 0.4;
  const runs = 1000;
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const converted: number[] = [];
    const inPlay: number[] = [];
    let lost = 0;
    for (let customer = 0; customer < 150; customer++) {
      const watched = random() * 60;
      // 40 % ever convert, within the window of 30, most of them early.
      const takes = random() < truth ? Math.min(30, randomExponential(random, 0.2)) : Infinity;
      if (takes <= Math.min(watched, 30)) converted.push(takes);
      else if (watched < 30) inPlay.push(watched);
      else lost++;
    }
    const found = kaplanMeierAtEnd({ converted, inPlay, lost });
    if (found.low <= truth && truth <= found.high) covered++;
  }
  expect(covered / runs).toBeGreaterThan(0.93);
  expect(covered / runs).toBeLessThan(0.97);
});

test('the median is that of the sorted values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), (values) => {
      const sorted = [...values].sort((a, b) => a - b);
      const half = values.length >> 1;
      const expected = values.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
      expect(median(Object.freeze(values))).toBe(expected);
    }),
  );
  expect(median([])).toBeUndefined();
});
