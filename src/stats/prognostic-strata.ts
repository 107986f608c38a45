import { logisticRegression } from './logistic-regression.js';

export interface PrognosticStrata {
  /** Stratum of each row. */
  readonly strata: Uint16Array;
  readonly stratumCount: number;
}

export interface PrognosticScore {
  /** Strata by the whole score. */
  readonly strata: PrognosticStrata;
  /** Strata by the score without some columns: to look at what those columns themselves do. */
  without(columns: readonly number[]): PrognosticStrata;
}

const mostTrainingRows = 20_000;
const rowsPerStratum = 50;
const mostStrata = 20;

/**
 * Like customers by how likely the outcome was from what was known of them: strata of equal size of a prognostic
 * score (Hansen, The prognostic analogue of the propensity score, Biometrika 95, 2008), by ridge logistic regression.
 * Inside a stratum what else differs no longer explains the outcome, so one fit serves every comparison.
 * Columns that nobody differs in do no harm. Deterministic.
 *
 * @param features `rows × columns`, by rows.
 * @param outcomes 0 or 1 per row.
 */
export function prognosticScore(
  features: Float64Array,
  columns: number,
  outcomes: Uint8Array,
): PrognosticScore {
  const rows = outcomes.length;
  const stride = Math.max(1, Math.ceil(rows / mostTrainingRows));
  const sampled = Math.ceil(rows / stride);
  const sample = new Float64Array(sampled * columns);
  const sampleOutcomes = new Uint8Array(sampled);
  for (let index = 0; index < sampled; index++) {
    const start = index * stride * columns;
    sample.set(features.subarray(start, start + columns), index * columns);
    sampleOutcomes[index] = outcomes[index * stride];
  }
  const { coefficients } = logisticRegression({
    features: sample,
    columns,
    outcomes: sampleOutcomes,
    ridge: 1,
  });
  const scoreOf = (weighed: Iterable<number>): Float64Array => {
    const scores = new Float64Array(rows);
    for (const column of weighed) {
      for (let row = 0; row < rows; row++) {
        scores[row] += coefficients[column] * features[row * columns + column];
      }
    }
    return scores;
  };
  const whole = scoreOf(coefficients.keys());
  return {
    strata: cutIntoStrata(whole),
    without(left) {
      const parts = scoreOf(left);
      // Rounding must not part what is equal.
      return cutIntoStrata(whole.map((score, row) => Math.round((score - parts[row]) * 1e9) / 1e9));
    },
  };
}

/** Equal scores stay together, so strata may be fewer and of unequal size. */
function cutIntoStrata(scores: Float64Array): PrognosticStrata {
  const wanted = Math.max(1, Math.min(mostStrata, Math.floor(scores.length / rowsPerStratum)));
  const sorted = scores.slice().sort();
  const cuts: number[] = [];
  for (let stratum = 1; stratum < wanted; stratum++) {
    const cut = sorted[Math.floor((stratum * sorted.length) / wanted)];
    if (cut > (cuts.at(-1) ?? sorted[0])) cuts.push(cut);
  }
  const strata = Uint16Array.from(scores, (score) => {
    let stratum = 0;
    while (stratum < cuts.length && score >= cuts[stratum]) stratum++;
    return stratum;
  });
  return { strata, stratumCount: cuts.length + 1 };
}
