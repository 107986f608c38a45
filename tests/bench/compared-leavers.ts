import { additiveHazards } from '../../src/stats/additive-hazards.js';
import type { Comparison } from '../../src/stats/compare-exposed.js';
import { compareHazards } from '../../src/stats/compare-hazards.js';
import { randomExponential, type Random } from '../../src/stats/random.js';

const leaving = { usual: 0.008, added: 0.008, starting: 0.02, horizon: 20 };

/** 500 customers watched up to 90 days: some start to do something on the way, from which on more leave. */
export function comparedLeavers(random: Random): Comparison | undefined {
  const customers = Array.from({ length: 500 }, () => {
    const watch = 1 + Math.floor(90 * random());
    const begins = Math.floor(randomExponential(random, leaving.starting));
    for (let day = 0; day < watch; day++) {
      const came = random() < leaving.usual + (begins <= day ? leaving.added : 0);
      if (came) return { days: day + 1, came: 1, begins };
    }
    return { days: watch, came: 0, begins };
  });
  const starts = [0];
  for (const { days, begins } of customers) starts.push(starts[starts.length - 1] + (begins < days ? 1 : 0));
  const changeDays = customers.flatMap(({ days, begins }) => (begins < days ? [begins] : []));
  const effect = additiveHazards({
    columns: 1,
    days: Uint32Array.from(customers, ({ days }) => days),
    outcomes: Uint8Array.from(customers, ({ came }) => came),
    starts: Uint32Array.from(starts),
    changeDays: Uint32Array.from(changeDays),
    changeColumns: new Uint16Array(changeDays.length),
    amounts: new Float64Array(changeDays.length).fill(1),
  }).effectOf(0, []);
  return effect && compareHazards(effect, leaving.horizon);
}

/** Who leaves within the horizon: of those who do it, and of those who don't yet, day by day. */
export function leavingRisks() {
  const begins = 1 - Math.exp(-leaving.starting);
  let [doing, not] = [0, 1];
  for (let day = 0; day < leaving.horizon; day++) {
    const began = not * (1 - leaving.usual) * begins;
    doing = doing * (1 - leaving.usual - leaving.added) + began;
    not = not * (1 - leaving.usual) - began;
  }
  return {
    withIt: 1 - (1 - leaving.usual - leaving.added) ** leaving.horizon,
    without: 1 - doing - not,
  };
}
