import { describe, expect, test } from 'vitest';
import { augmentedEffect, type TreatmentRows } from '../../src/stats/augmented-weighting.js';
import { createRandom, randomNormal } from '../../src/stats/random.js';

interface World {
  readonly rows: number;
  readonly effect: number;
  /** How strongly what is known decides on the treatment; 0 is a lottery. */
  readonly judgement: number;
}

/** Three things are known of each; the first two move the outcome, and the treatment follows them by judgement. */
function world(seed: number, { rows, effect, judgement }: World): TreatmentRows {
  const random = createRandom(seed);
  const features = new Float64Array(rows * 3);
  const treated = new Uint8Array(rows);
  const outcomes = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const [one, two, three] = [randomNormal(random), random() < 0.4 ? 1 : -1, randomNormal(random)];
    features.set([one, two, three], row * 3);
    const chance = 1 / (1 + Math.exp(0.8 - judgement * (one + 0.7 * two)));
    treated[row] = random() < chance ? 1 : 0;
    const risk = 0.35 + 0.06 * Math.max(-2, Math.min(2, one)) + 0.08 * two + effect * treated[row];
    outcomes[row] = random() < risk ? 1 : 0;
  }
  return { features, columns: 3, treated, outcomes, customers: Uint32Array.from(treated.keys()) };
}

function crude({ treated, outcomes }: TreatmentRows): number {
  const rate = (side: number) => {
    const own = outcomes.filter((_, row) => treated[row] === side);
    return own.reduce((sum, is) => sum + is, 0) / own.length;
  };
  return rate(1) - rate(0);
}

describe('augmentedEffect', () => {
  test.each<[string, World]>([
    ['by judgement, with an effect', { rows: 600, effect: 0.1, judgement: 0.6 }],
    ['by judgement, without one', { rows: 600, effect: 0, judgement: 0.6 }],
  ])('its interval holds the truth in 95 of 100 simulations: %s', (_name, settings) => {
    const tries = 400;
    let held = 0;
    let sum = 0;
    let plain = 0;
    for (let seed = 1; seed <= tries; seed++) {
      const rows = world(seed, settings);
      const { effect } = augmentedEffect(rows);
      if (effect.low <= settings.effect && settings.effect <= effect.high) held++;
      sum += effect.estimate;
      plain += crude(rows);
    }
    // 95 % within three standard errors of 400 tries; over 1,000 they held 93–97 %.
    expect(held / tries).toBeGreaterThan(0.917);
    expect(held / tries).toBeLessThan(0.983);
    expect(Math.abs(sum / tries - settings.effect)).toBeLessThan(0.008);
    // The plain difference is off by what was allowed for.
    expect(plain / tries - settings.effect).toBeGreaterThan(0.06);
  });

  test('a randomised trial read both ways says what the experiment says', () => {
    const trial = world(7, { rows: 12_000, effect: 0.07, judgement: 0 });
    const chance = trial.treated.reduce((sum, is) => sum + is, 0) / trial.treated.length;
    const experiment = augmentedEffect({ ...trial, drawnChance: chance }).effect;
    expect(Math.abs(experiment.estimate - crude(trial))).toBeLessThan(0.01);
    // Read as if somebody had chosen: treated customers with a low first value, and others with a high one, are forgotten.
    const random = createRandom(3);
    const kept = Array.from(trial.treated.keys()).filter((row) => {
      const likely = 1 / (1 + Math.exp(-trial.features[row * 3]));
      return random() < (trial.treated[row] === 1 ? likely : 1 - likely);
    });
    const chosen: TreatmentRows = {
      features: Float64Array.from(kept.flatMap((row) => [...trial.features.subarray(row * 3, row * 3 + 3)])),
      columns: 3,
      treated: Uint8Array.from(kept, (row) => trial.treated[row]),
      outcomes: Uint8Array.from(kept, (row) => trial.outcomes[row]),
      customers: Uint32Array.from(kept),
    };
    const observed = augmentedEffect(chosen).effect;
    expect(crude(chosen)).toBeGreaterThan(experiment.high);
    expect(observed.estimate).toBeGreaterThan(experiment.low);
    expect(observed.estimate).toBeLessThan(experiment.high);
  });

  test('rows that have no counterpart are left out, and said', () => {
    const rows = world(5, { rows: 2000, effect: 0.1, judgement: 0 });
    const given = rows.treated.map((is, row) => (rows.features[row * 3] > 1 ? 1 : is));
    const apart = rows.treated.map((_, row) => (rows.features[row * 3] > 0 ? 1 : 0));
    expect(augmentedEffect({ ...rows, treated: given }).overlap).toBeGreaterThan(0.7);
    expect(augmentedEffect({ ...rows, treated: apart }).overlap).toBeLessThan(0.5);
  });

  test('a customer counted twice makes it no surer', () => {
    const rows = world(6, { rows: 1500, effect: 0.1, judgement: 0.4 });
    const twice: TreatmentRows = {
      features: Float64Array.of(...rows.features, ...rows.features),
      columns: 3,
      treated: Uint8Array.of(...rows.treated, ...rows.treated),
      outcomes: Uint8Array.of(...rows.outcomes, ...rows.outcomes),
      customers: Uint32Array.of(...rows.customers, ...rows.customers),
    };
    const [once, doubled] = [augmentedEffect(rows).effect, augmentedEffect(twice).effect];
    expect((doubled.high - doubled.low) / (once.high - once.low)).toBeGreaterThan(0.97);
  });
});
