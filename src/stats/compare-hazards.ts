import type { HazardEffect, Side } from './additive-hazards.js';
import type { Comparison } from './compare-exposed.js';
import type { Estimate } from './estimate.js';
import { twoSidedP, z95 } from './normal.js';

/** Fewer customers on either side say nothing. */
const smallestSide = 20;
/** Nor does the normal approximation hold where fewer outcomes are to be expected (Cochran, Biometrics 10, 1954). */
const fewestExpected = 5;

/**
 * A difference of hazards as one of risks within a horizon: of those on whom it has come, against those on whom it has
 * not yet, some of whom it will come on meanwhile. Undefined where one side is too small.
 *
 * @param tested the same effect, weighed so that it is most sure: whether there is any is told by it, how large it is by `effect`.
 */
export function compareHazards(
  effect: HazardEffect,
  horizonDays: number,
  tested = effect,
): Comparison | undefined {
  const { difference, variance, exposed, unexposed, turned } = effect;
  const isSmall = ({ customers, expected }: Side) => customers < smallestSide || expected < fewestExpected;
  if (isSmall(exposed) || isSmall(unexposed)) return undefined;
  const n = exposed.customers + unexposed.customers - turned;
  const hazards = hazardsOf(effect, horizonDays);
  const stay = Math.exp(-Math.max(0, hazards.without) * horizonDays);
  // No risk falls below nothing.
  const asRisk = (each: number) =>
    Math.max(stay - 1, stay * (1 - Math.exp(-each * hazards.partWithout * horizonDays)));
  const estimate = (middle: number, spread: number): Estimate => ({
    estimate: asRisk(middle),
    low: asRisk(middle - z95 * spread),
    high: asRisk(middle + z95 * spread),
    n,
  });
  const crude = exposed.outcomes / exposed.days - unexposed.outcomes / unexposed.days;
  const crudeVariance = exposed.outcomes / exposed.days ** 2 + unexposed.outcomes / unexposed.days ** 2;
  return {
    exposed: exposed.customers,
    effect: estimate(difference, Math.sqrt(variance)),
    riskRatio: riskRatio(effect, hazards, horizonDays, n),
    crude: estimate(crude, Math.sqrt(crudeVariance)),
    p: pOf(tested, difference),
  };
}

/** Of no effect on anybody; one that goes both ways is none that can be told. */
function pOf({ difference, variance, nullVariance }: HazardEffect, told: number): number {
  return difference * told < 0 ? 1 : twoSidedP(difference / Math.sqrt(Math.max(variance, nullVariance)));
}

interface Hazards {
  /** Mean over the horizon, of all: once it has come on them, and while it has not come on them at the start. */
  readonly with: number;
  readonly without: number;
  /** Of the horizon, what those on whom it has not come at the start spend without it. */
  readonly partWithout: number;
  readonly shareExposed: number;
}

function hazardsOf(
  { difference, rate, exposed, unexposed, turned }: HazardEffect,
  horizonDays: number,
): Hazards {
  const turning = (turned / unexposed.days) * horizonDays;
  const partWithout = turning > 0 ? (1 - Math.exp(-turning)) / turning : 1;
  const shareExposed = exposed.days / (exposed.days + unexposed.days);
  const withIt = rate + difference * (1 - shareExposed);
  return { with: withIt, without: withIt - difference * partWithout, partWithout, shareExposed };
}

/** With the interval of the logarithm (delta method); undefined where a side never came to the outcome, or never would. */
function riskRatio(
  { rateVariance, covariance, variance, exposed, unexposed }: HazardEffect,
  hazards: Hazards,
  days: number,
  n: number,
): Estimate | undefined {
  if (exposed.outcomes === 0 || unexposed.outcomes === 0 || hazards.with <= 0 || hazards.without <= 0)
    return undefined;
  const risk = (hazard: number) => 1 - Math.exp(-hazard * days);
  const slope = (hazard: number) => (days * Math.exp(-hazard * days)) / risk(hazard);
  const ofRate = slope(hazards.with) - slope(hazards.without);
  const ofDifference =
    slope(hazards.with) * (1 - hazards.shareExposed) -
    slope(hazards.without) * (1 - hazards.shareExposed - hazards.partWithout);
  const spread =
    ofDifference ** 2 * variance + 2 * ofDifference * ofRate * covariance + ofRate ** 2 * rateVariance;
  const estimate = risk(hazards.with) / risk(hazards.without);
  const factor = Math.exp(z95 * Math.sqrt(Math.max(0, spread)));
  return { estimate, low: estimate / factor, high: estimate * factor, n };
}
