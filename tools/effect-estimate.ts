import type { Segment } from '../src/journeys/condition.js';
import { startOfDay } from '../src/journeys/calendar.js';
import { membersAsOf } from '../src/journeys/members-as-of.js';
import { entrySeries, riskSeries, type DividedSeries, type Stretches } from '../src/journeys/rate-series.js';
import { membersOf } from '../src/journeys/segment.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import type { Estimate } from '../src/stats/estimate.js';
import { interruptedSeries, type SeriesChange, type SeriesPoint } from '../src/stats/interrupted-series.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import type { EffectDesign } from './effect-design.js';

const day = 86_400;
const longestTrend = 26;
const mostPlacebos = 10;

export interface EffectFindings {
  /** Rise of the rate by the change. */
  readonly effect: Estimate;
  /** The rate in the stretches compared, as it was. */
  readonly before: Estimate;
  readonly after: Estimate;
  readonly control: boolean;
  /** Set when there was a group to compare with, and it changed too. */
  readonly controlMoved: boolean;
  readonly placebos: { readonly tested: number; readonly found: number };
  readonly points: readonly SeriesPoint[];
  readonly stretch: Stretches;
  /** Customers watched since the change. */
  readonly customersAfter: number;
}

/** Days of a stretch: weeks, or less where so little time is compared. */
export function stretchDays(windowDays: number): number {
  return windowDays >= 28 ? 7 : Math.max(1, Math.round(windowDays / 4));
}

/**
 * The step of a series of stretches at the change, and the same at earlier days on which nothing was changed: where
 * those scatter more than chance would have it, so does the interval.
 *
 * @param segment with traits alone, the others are tried as a control group.
 * @returns undefined where too few stretches can be watched.
 */
export function estimateEffect(
  vocabulary: Vocabulary,
  design: EffectDesign,
  segment: Segment,
  windowDays: number,
): EffectFindings | undefined {
  const stretch = stretchesOf(vocabulary, design, windowDays);
  const { members: own, others } = seriesOf(vocabulary, design, stretch, segment);
  const alone = interruptedSeries(own);
  if (!alone) return undefined;
  const divides = segment.length > 0 && segment.every((condition) => 'trait' in condition);
  const compared = divides ? own.map((point, place) => ({ ...point, control: others[place] })) : undefined;
  const othersMoved = divides && movedAsMuch(interruptedSeries(others)?.effect, alone.effect);
  const change = compared && !othersMoved ? interruptedSeries(compared) : undefined;
  const points = change && compared ? compared : own;
  const { effect, placebos } = held(change ?? alone, points, washedOut(design, stretch));
  const window = Math.round((windowDays * day) / stretch.seconds);
  const last = -washedOut(design, stretch);
  const before = points.filter(({ place }) => place < last && place >= last - window);
  const after = points.filter(({ place }) => place >= 0);
  return {
    effect,
    before: rate(before),
    after: rate(after),
    control: change !== undefined,
    controlMoved: othersMoved,
    placebos,
    points,
    stretch,
    customersAfter: after.reduce((sum, { watched }) => sum + watched, 0),
  };
}

function stretchesOf(
  { log, definitions }: Vocabulary,
  { date, within = 0 }: EffectDesign,
  windowDays: number,
): Stretches {
  const seconds = stretchDays(windowDays) * day;
  const at = startOfDay(date, definitions.timezone);
  const begin = log.times.reduce((first, time) => Math.min(first, time), log.until);
  const known = Math.floor((log.until - within - at) / seconds);
  return {
    at,
    seconds,
    first: Math.max(
      Math.ceil((begin - at) / seconds),
      -longestTrend - Math.ceil((windowDays * day) / seconds),
    ),
    end: Math.max(0, Math.min(known, Math.floor((windowDays * day) / seconds))),
  };
}

/** Stretches before the change whose customers were still watched when it came: neither before nor after. */
function washedOut({ within = 0 }: EffectDesign, { seconds }: Stretches): number {
  return Math.ceil(within / seconds);
}

function seriesOf(
  vocabulary: Vocabulary,
  design: EffectDesign,
  stretch: Stretches,
  segment: Segment,
): DividedSeries {
  const { log } = vocabulary;
  const { entries, outcomes, within } = design;
  const everybody = () => true;
  if (within !== undefined && entries) {
    const held = segment.length > 0 ? membersOf(vocabulary, segment) : undefined;
    return entrySeries(log, { entries, outcomes, within }, stretch, (customer) => held?.[customer] !== 0);
  }
  return riskSeries(log, design, stretch, (place) => {
    if (segment.length === 0) return everybody;
    const held = membersAsOf(vocabulary, segment, stretch.at + place * stretch.seconds);
    return (customer) => held[customer] === 1;
  });
}

/** The effect, with an interval as wide as steps at days without a change show that it must be. */
function held(
  { effect, standardError, quantile }: SeriesChange,
  points: readonly SeriesPoint[],
  washout: number,
): { effect: Estimate; placebos: { tested: number; found: number } } {
  const after = points.filter(({ place, watched }) => place >= 0 && watched > 0).length;
  const before = points.filter(({ place, watched }) => place < 0 && watched > 0);
  const first = before[0].place;
  const steps: SeriesChange[] = [];
  for (
    let at = -washout - after;
    at > first && steps.length < mostPlacebos;
    at -= Math.max(1, Math.floor(after / 3))
  ) {
    const moved = before
      .filter(({ place }) => place < at + after && (place < at - washout || place >= at))
      .map((point) => ({ ...point, place: point.place - at }));
    const earlier = moved.filter(({ place }) => place < 0).length;
    // A trend from a shorter time than the steps last says little of it.
    const step = earlier >= Math.max(8, after) ? interruptedSeries(moved) : undefined;
    if (step) steps.push(step);
  }
  const found = steps.filter((step) => excludesZero(step.effect)).length;
  // As if four more had been as far off as chance would have it: overlapping days prove less than they count.
  const squares = steps.reduce((sum, step) => sum + (step.effect.estimate / step.standardError) ** 2, 0);
  const widening = Math.max(1, Math.sqrt((squares + 4) / (steps.length + 4)));
  const half = quantile * standardError * widening;
  return {
    effect: { ...effect, low: effect.estimate - half, high: effect.estimate + half },
    placebos: { tested: steps.length, found },
  };
}

/** Whether a control group surely moved, or moved more than the group itself: then it would feign an effect. */
function movedAsMuch(others: Estimate | undefined, own: Estimate): boolean {
  return excludesZero(others) || Math.abs(others?.estimate ?? 0) > Math.abs(own.estimate);
}

function excludesZero(effect: Estimate | undefined): boolean {
  return effect !== undefined && (effect.low > 0 || effect.high < 0);
}

function rate(points: readonly SeriesPoint[]): Estimate {
  const watched = points.reduce((sum, point) => sum + point.watched, 0);
  return wilsonInterval(
    points.reduce((sum, point) => sum + point.outcomes, 0),
    watched,
  );
}
