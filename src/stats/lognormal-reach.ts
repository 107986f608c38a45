/** Sums over customers with an amount above 0, of powers of the logarithm of their mean amount, each as often as they have events. */
export interface LogSums {
  readonly customers: number;
  readonly events: number;
  readonly positive: number;
  readonly logs: number;
  readonly logSquares: number;
  readonly logCubes: number;
}

export interface LognormalReach {
  /** The upper end of the mean's interval, were amounts lognormal. */
  readonly high: number;
  /** 1 where they may well be, or lean even farther to the right; 0 where their logarithms lean to the left, or hardly differ. */
  readonly trust: number;
}

/** Standard errors of the skewness of logarithms, below 0, at which trust begins to go and is gone. */
const [fullTrust, noTrust] = [1, 2.5];

/**
 * How high the mean of amounts may lie if their logarithms are normal (Cox's method, with t: Olsson, Journal of Statistics
 * Education 13, 2005). It knows of large amounts, which seldom come, by how far usual ones spread; interval methods that take
 * no form for granted miss them where a sample looks tame. Undefined where some amounts are not above 0.
 *
 * @param weighing as many customers as weigh the same if all had equally many events.
 */
export function lognormalReach(
  { customers, events, positive, logs, logSquares, logCubes }: LogSums,
  weighing: number,
  quantile: number,
): LognormalReach | undefined {
  if (positive < customers) return undefined;
  const middle = logs / events;
  const spread = logSquares / events - middle ** 2;
  if (spread <= 0) return undefined;
  const skewness = (logCubes / events - 3 * middle * spread - middle ** 3) / spread ** 1.5;
  const leaning = -skewness / Math.sqrt(6 / weighing);
  const trust = Math.max(0, Math.min(1, (noTrust - leaning) / (noTrust - fullTrust)));
  // Where amounts differ little, a mean's error is nearly normal whatever their form.
  const matters = Math.min(1, spread);
  const variance = (spread * weighing) / (weighing - 1);
  const error = Math.sqrt(variance / weighing + variance ** 2 / (2 * (weighing - 1)));
  return { high: Math.exp(middle + variance / 2 + quantile * error), trust: trust * matters };
}
