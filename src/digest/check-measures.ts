import { benjaminiHochberg } from '../stats/benjamini-hochberg.js';
import { predictNext } from '../stats/predict-next.js';
import type { WeeklyMeasure } from './weekly-measures.js';

/** A measure's last week beside what the weeks before it led to expect. */
export interface JudgedMeasure {
  readonly measure: WeeklyMeasure;
  readonly value: number;
  readonly expected: number;
  /** Ends of the 95 % prediction interval. */
  readonly low: number;
  readonly high: number;
  /** Of all with such a q or a smaller one, this share is noise. */
  readonly q: number;
}

export interface CheckedMeasures {
  /** Measures with enough behind them to be judged. */
  readonly checked: number;
  /** Those that left their trend, surest first. */
  readonly changes: readonly JudgedMeasure[];
  /** Those that went on as before. */
  readonly steady: readonly JudgedMeasure[];
  /** Nothing at all where something was sure to come: more likely a source that stopped than a change. */
  readonly silent: readonly JudgedMeasure[];
}

/** Of what is called a change, one in twenty may be noise. */
const mostFalse = 0.05;
const leastCount = 5;
const leastTotal = 20;

/**
 * Holds the last week of every measure against the weeks before it, with false-discovery control over all of them.
 * Counts are compared on the scale of their square roots, rates on that of the arcsine, where chance is alike for
 * small and large ones (F. J. Anscombe, Biometrika 35, 1948).
 */
export function checkMeasures(measures: readonly WeeklyMeasure[]): CheckedMeasures {
  const judged = measures.filter(hasEnough).map(judge);
  const qValues = benjaminiHochberg(judged.map(({ p }) => p));
  const measured = judged.map((measure, place) => ({ ...measure, q: qValues[place] }));
  const found = measured.filter(({ q }) => q <= mostFalse).sort((a, b) => a.q - b.q);
  const isSilent = ({ measure, value }: JudgedMeasure) => measure.kind === 'count' && value === 0;
  return {
    checked: judged.length,
    changes: found.filter((change) => !isSilent(change)),
    steady: measured.filter(({ q }) => q > mostFalse),
    silent: found.filter(isSilent),
  };
}

/** Every week of the baseline counts: a measure that has only begun has nothing to be held against. */
function hasEnough({ counts, totals }: WeeklyMeasure): boolean {
  const before = counts.slice(0, -1);
  if (totals) return totals.every((total) => total >= leastTotal) && before.some((count) => count > 0);
  return before.every((count) => count > 0) && mean(before) >= leastCount;
}

function judge(measure: WeeklyMeasure): Omit<JudgedMeasure, 'q'> & { p: number } {
  const scale = measure.totals ? rateScale(measure.totals) : countScale;
  const values = measure.counts.map(scale.to);
  const { expected, low, high, p } = predictNext(values.slice(0, -1), values[values.length - 1], scale.noise);
  const last = measure.counts.length - 1;
  return {
    measure,
    value: measure.totals ? measure.counts[last] / measure.totals[last] : measure.counts[last],
    expected: scale.from(expected),
    low: scale.from(low),
    high: scale.from(high),
    p,
  };
}

/** Poisson counts have standard deviation 1 on it. */
const countScale = {
  noise: 1,
  to: (count: number) => 2 * Math.sqrt(count + 3 / 8),
  from: (value: number) => Math.max(0, (Math.max(0, value) / 2) ** 2 - 3 / 8),
};

/** Shares of n have standard deviation 1/(2√n) on it. */
function rateScale(totals: readonly number[]) {
  const smoothed = (count: number, total: number) => (count + 3 / 8) / (total + 3 / 4);
  return {
    noise: 1 / (2 * Math.sqrt(mean(totals) + 0.5)),
    to: (count: number, week: number) => Math.asin(Math.sqrt(smoothed(count, totals[week]))),
    from: (value: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, value))) ** 2,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
