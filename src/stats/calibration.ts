import type { Estimate } from './estimate.js';
import { wilsonInterval } from './wilson-interval.js';

/** Customers of like risk: what was foretold of them, and what came. */
export interface CalibrationGroup {
  readonly n: number;
  /** Mean of the risks. */
  readonly predicted: number;
  readonly observed: Estimate;
}

/**
 * Groups of equal size by risk, from the lowest. Equal risks may be parted.
 *
 * @param outcomes 0 or 1 per risk.
 */
export function calibrationGroups(
  risks: Float64Array,
  outcomes: Uint8Array,
  groups = 10,
): CalibrationGroup[] {
  const order = Uint32Array.from(risks, (_, row) => row).sort((a, b) => risks[a] - risks[b]);
  return Array.from({ length: groups }, (_, group) => {
    const own = order.subarray(
      Math.floor((group * order.length) / groups),
      Math.floor(((group + 1) * order.length) / groups),
    );
    const sum = own.reduce((total, row) => total + risks[row], 0);
    const came = own.reduce((total, row) => total + outcomes[row], 0);
    return { n: own.length, predicted: sum / own.length, observed: wilsonInterval(came, own.length) };
  }).filter(({ n }) => n > 0);
}

/** Expected calibration error: how far the groups' risks lie from what came, on average (Naeini et al., AAAI 2015). */
export function calibrationError(groups: readonly CalibrationGroup[]): number {
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  return groups.reduce(
    (sum, { n, predicted, observed }) => sum + (n / total) * Math.abs(predicted - observed.estimate),
    0,
  );
}

/** Brier score: mean squared distance of the risk from what came (Brier, Monthly Weather Review 78, 1950). */
export function brierScore(risks: Float64Array, outcomes: Uint8Array): number {
  return risks.reduce((sum, risk, row) => sum + (risk - outcomes[row]) ** 2, 0) / risks.length;
}

/** Mean negative log likelihood; a risk is taken as at least 1e-12 from 0 and 1. */
export function logLoss(risks: Float64Array, outcomes: Uint8Array): number {
  const sum = risks.reduce((total, risk, row) => {
    const right = outcomes[row] === 1 ? risk : 1 - risk;
    return total - Math.log(Math.max(right, 1e-12));
  }, 0);
  return sum / risks.length;
}
