import { areaUnderCurve } from '../../src/stats/area-under-curve.js';
import { augmentedEffect } from '../../src/stats/augmented-weighting.js';
import { forecastCounts, pathTotals } from '../../src/stats/forecast-counts.js';
import { forecastMoves, type Move } from '../../src/stats/forecast-moves.js';
import { interruptedSeries, type SeriesPoint } from '../../src/stats/interrupted-series.js';
import { kaplanMeierAtEnd } from '../../src/stats/kaplan-meier-at-end.js';
import { newcombeInterval } from '../../src/stats/newcombe-interval.js';
import { pairedRatio } from '../../src/stats/paired-ratio.js';
import {
  createRandom,
  randomBinomial,
  randomExponential,
  randomNormal,
  randomPoisson,
  type Random,
} from '../../src/stats/random.js';
import { clusteredMean, clusteredTotal, relativeChange } from '../../src/stats/relative-change.js';
import { stratifiedRiskDifference } from '../../src/stats/stratified-risk-difference.js';
import { stratifiedRiskRatio } from '../../src/stats/stratified-risk-ratio.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { comparedLeavers, leavingRisks } from './compared-leavers.js';
import { meanAmount, skewedAmounts } from './mean-amounts.js';

/**
 * How often the 95 % interval of every estimator holds the truth: `npm run bench:coverage -- [simulations] [part of a name]`. Each is given
 * simple worlds in which its assumptions hold; forecasts are held against what came.
 */
const simulations = Number(process.argv[2] ?? 1000);

interface Range {
  readonly low: number;
  readonly high: number;
}

/** An interval, and what it should hold. */
type Simulation = (random: Random) => readonly [Range | undefined, number];

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

function rate(random: Random, n: number, chance: number) {
  return wilsonInterval(randomBinomial(random, n, chance), n);
}

/** Ten strata of different risk and share of exposed; `riskOf` of the unexposed gives that of the exposed. */
function strata(random: Random, size: number, riskOf: (risk: number) => number) {
  return Array.from({ length: 10 }, (_, stratum) => {
    const risk = 0.05 + 0.04 * stratum;
    const exposed = randomBinomial(random, size, 0.2 + 0.05 * stratum);
    const unexposed = size - exposed;
    return {
      exposed,
      exposedOutcomes: randomBinomial(random, exposed, riskOf(risk)),
      unexposed,
      unexposedOutcomes: randomBinomial(random, unexposed, risk),
    };
  });
}

/** Trials of 30 days, of which those begun lately are still open. */
function conversions(random: Random) {
  const converted: number[] = [];
  const inPlay: number[] = [];
  let lost = 0;
  for (let customer = 0; customer < 250; customer++) {
    const watched = Math.min(30, random() * 90);
    const took = randomExponential(random, 0.02);
    if (took <= watched) converted.push(took);
    else if (watched < 30) inPlay.push(watched);
    else lost++;
  }
  return { converted, inPlay, lost };
}

function ranked(random: Random) {
  const outcomes = Uint8Array.from({ length: 300 }, () => (random() < 0.2 ? 1 : 0));
  return { scores: Float64Array.from(outcomes, (outcome) => randomNormal(random) + outcome), outcomes };
}

function treatment(random: Random, judgement: number, effect: number) {
  const rows = 800;
  const features = new Float64Array(rows * 3);
  const treated = new Uint8Array(rows);
  const outcomes = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const [one, two, three] = [randomNormal(random), random() < 0.4 ? 1 : -1, randomNormal(random)];
    features.set([one, two, three], row * 3);
    treated[row] = random() < 1 / (1 + Math.exp(0.8 - judgement * (one + 0.7 * two))) ? 1 : 0;
    const risk = 0.35 + 0.06 * Math.max(-2, Math.min(2, one)) + 0.08 * two + effect * treated[row];
    outcomes[row] = random() < risk ? 1 : 0;
  }
  return { features, columns: 3, treated, outcomes, customers: Uint32Array.from(treated.keys()) };
}

function series(random: Random, step: number, trend: number, control: boolean): SeriesPoint[] {
  const group = (level: number) => ({
    watched: 200,
    outcomes: randomBinomial(random, 200, level),
    expected: 0,
  });
  return Array.from({ length: 28 }, (_, index) => {
    const place = index - 20;
    const level = 0.3 + trend * place;
    const point = { place, ...group(level + (place >= 0 ? step : 0)) };
    return control ? { ...point, control: group(level - 0.1) } : point;
  });
}

/** Thirty days of a shop with quiet weekends, after 200 known ones; `growth` a week. */
function counts(random: Random, mean: number, growth: number): readonly [Range, number] {
  const all = Float64Array.from({ length: 230 }, (_, day) =>
    randomPoisson(random, mean * (1 + growth) ** (day / 7) * (day % 7 < 5 ? 1.2 : 0.5)),
  );
  const totals = pathTotals(forecastCounts({ daily: all.subarray(0, 200) }, 30));
  return [{ low: totals[25], high: totals[974] }, sum(all.subarray(200))];
}

/** Customers who do things as often as is their habit, with amounts of their own. */
function habits(random: Random) {
  const size = 150;
  const often = Float64Array.from({ length: size }, () => randomExponential(random, 0.3));
  const usual = Float64Array.from({ length: size }, () => Math.exp(0.5 * randomNormal(random)));
  const events = (factor: number) => often.map((habit) => randomPoisson(random, factor * habit));
  const amounts = (own: Float64Array, factor: number) =>
    own.map((count, customer) =>
      sum(Float64Array.from({ length: count }, () => factor * usual[customer] * (0.5 + random()))),
    );
  return { events, amounts };
}

function totalOf(random: Random): readonly [Range | undefined, number] {
  const { events } = habits(random);
  return [relativeChange(clusteredTotal(events(1.3)), clusteredTotal(events(1))), 0.3];
}

function meanChange(random: Random): readonly [Range | undefined, number] {
  const { events, amounts } = habits(random);
  const [first, second] = [events(1), events(1)];
  return [
    relativeChange(clusteredMean(amounts(first, 1.2), first), clusteredMean(amounts(second, 1), second)),
    0.2,
  ];
}

function meanOf(random: Random): readonly [Range | undefined, number] {
  const { events, amounts } = habits(random);
  const counted = events(1);
  return [meanAmount(amounts(counted, 1), counted), Math.exp(0.125)];
}

const stays = [[], [0.3, 0.4, 0.2, 0.1], [0.2, 0, 0.3, 0.5]];

/** @param spread of the days: how much the logarithm of the weight of moving on differs from one day to another. */
function moved(random: Random, spread: number): readonly [Range, number] {
  const drawn = () => {
    const levels = Uint8Array.from({ length: 800 }, () => Math.floor(random() * 4));
    return { levels, waited: Uint32Array.from(levels, () => Math.floor(random() * 50)) };
  };
  const later = ({ levels, waited }: ReturnType<typeof drawn>) => {
    const pace = Math.exp(spread * randomNormal(random));
    return {
      levels: levels.map((level) => {
        if (level !== 1 && level !== 2) return level;
        const weights = stays[level].map((weight, to) => (to > level ? pace * weight : weight));
        let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
        return weights.findIndex((weight) => (left -= weight) < 0);
      }),
      waited,
    };
  };
  const moves = Array.from({ length: 6 }, (_, place): Move => {
    const before = drawn();
    return { from: -30 * (place + 1), to: -30 * place, before, after: later(before), entrants: 0 };
  });
  const now = drawn();
  const { states } = forecastMoves({ moves, now, stateCount: 3, entrants: new Float64Array() });
  return [states[1], later(now).levels.filter((level) => level === 2).length];
}

const { withIt, without } = leavingRisks();

/** Area under the curve of two normal distributions one deviation apart: Φ(1/√2). */
const binormal = 0.76025;

const estimators: readonly (readonly [string, Simulation])[] = [
  // Counts are whole: at one chance Wilson's coverage jumps between 93 and 97 %, so chances are drawn too.
  [
    'rate, 5 to 50 % of 80 (Wilson)',
    (random) => {
      const chance = 0.05 + 0.45 * random();
      return [rate(random, 80, chance), chance];
    },
  ],
  [
    'difference of rates (Newcombe)',
    (random) => [newcombeInterval(rate(random, 120, 0.3), rate(random, 90, 0.2)), 0.1],
  ],
  [
    'conversion with open windows (Kaplan–Meier)',
    (random) => [kaplanMeierAtEnd(conversions(random)), 1 - Math.exp(-0.6)],
  ],
  [
    'stratified risk difference',
    (random) => [stratifiedRiskDifference(strata(random, 60, (risk) => risk + 0.1)).effect, 0.1],
  ],
  [
    'stratified risk difference, small strata',
    (random) => [stratifiedRiskDifference(strata(random, 15, (risk) => risk + 0.1)).effect, 0.1],
  ],
  ['stratified risk ratio', (random) => [stratifiedRiskRatio(strata(random, 60, (risk) => 1.5 * risk)), 1.5]],
  ['risk difference by hazards', (random) => [comparedLeavers(random)?.effect, withIt - without]],
  ['risk ratio by hazards', (random) => [comparedLeavers(random)?.riskRatio, withIt / without]],
  [
    'area under the curve',
    (random) => {
      const { scores, outcomes } = ranked(random);
      return [areaUnderCurve(scores, outcomes), binormal];
    },
  ],
  [
    'paired ratio',
    (random) => [pairedRatio(randomPoisson(random, 45), randomPoisson(random, 30)).ratio, 1.5],
  ],
  ['uplift by judgement', (random) => [augmentedEffect(treatment(random, 0.6, 0.1)).effect, 0.1]],
  [
    'uplift by lot',
    (random) => [
      augmentedEffect({ ...treatment(random, 0, 0.1), drawnChance: 1 / (1 + Math.exp(0.8)) }).effect,
      0.1,
    ],
  ],
  ['interrupted series', (random) => [interruptedSeries(series(random, 0.06, 0.003, false))?.effect, 0.06]],
  [
    'interrupted series against a control group',
    (random) => [interruptedSeries(series(random, 0.06, 0.003, true))?.effect, 0.06],
  ],
  ['mean amount, customers as clusters', meanOf],
  ['change of a total, customers as clusters', totalOf],
  ['change of a mean, customers as clusters', meanChange],
  ['forecast of counts, about 20 a day', (random) => counts(random, 20, 0)],
  ['forecast of counts, about 2 a day', (random) => counts(random, 2, 0)],
  ['forecast of counts, growing 1 % a week', (random) => counts(random, 15, 0.01)],
  ['forecast of counts, growing 2 % a week', (random) => counts(random, 15, 0.02)],
  ['forecast of counts, shrinking 2 % a week', (random) => counts(random, 40, -0.02)],
  ['forecast of a journey’s stage', (random) => moved(random, 0)],
  ['forecast of a journey’s stage, days differ', (random) => moved(random, 0.6)],
  ...skewedAmounts.map(([name, draw, truth]): readonly [string, Simulation] => [
    name,
    (random) => [draw(random), truth],
  ]),
];

const wanted = process.argv[3];
for (const [place, [name, simulate]] of estimators.entries()) {
  if (wanted && !name.includes(wanted)) continue;
  let held = 0;
  for (let run = 0; run < simulations; run++) {
    const [interval, truth] = simulate(createRandom(1 + place * 1_000_003 + run * 7919));
    if (interval && interval.low <= truth && truth <= interval.high) held++;
  }
  const share = (100 * held) / simulations;
  const [low, high] = [93, 97];
  const verdict = share < low ? '  TOO NARROW' : share > high ? '  wider than need be' : '';
  console.log(`${name.padEnd(64)} ${share.toFixed(1)} %${verdict}`);
}
