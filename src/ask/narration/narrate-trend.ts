import { addDays } from '../../journeys/calendar.js';
import type { Estimate } from '../../stats/estimate.js';
import type { Envelope } from '../../../tools/tool.js';
import { trendOutput, type Trend, type TrendFigure, type TrendSeries } from '../../../tools/trend-output.js';
import type { Segment } from '../../journeys/condition.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import {
  formatChange,
  formatCount,
  formatDate,
  formatDifference,
  formatEstimate,
  formatNumber,
  formatRate,
} from '../figure-format.js';
import type { Narration } from './narration.js';
import { trendTable } from './trend-table.js';

type Difference = Pick<NonNullable<Trend['latest']>, 'change' | 'difference' | 'by_day'>;

/** Rates of fewer customers are not ranked. */
const fewestToRank = 30;

/** Says how much there was, and whether it really changed. */
export function narrateTrend(envelope: Envelope<'trend'>): Narration {
  const data = trendOutput.parse(envelope.data);
  const groups = groupFindings(data);
  const whose = whoseOf(data, envelope.args.segment);
  return {
    headline: data.compare ? compareHeadline(data) : groups.length > 0 ? groups : headline(data, whose),
    findings: [...(groups.length > 0 && !data.compare ? headline(data, whose) : []), ...extremes(data)],
    table: trendTable(data),
    basis: basis(envelope, data),
    suggestions: suggestions(envelope, data),
  };
}

/** Of whom it is, where not of all. */
function whoseOf({ measure }: Trend, segment: Segment = []): string {
  if (segment.length === 0) return '';
  return ` ${measure === 'customers' ? '' : 'of customers '}with ${describeSegment(segment)}`;
}

function headline(data: Trend, whose: string): string[] {
  const whole = wholeOf(data);
  if (whole.value === null) return [`There is nothing to say about ${data.subject} in that period.`];
  const when = data.kind === 'stock' ? `on ${formatDate(addDays(data.to, -1))}` : describePeriod(data);
  const total = `${subjectIs(data)} ${amount(data, whole)}${per(data)}${whose} ${when}.`;
  return [total, ...latestSentence(data)];
}

/** A rate by stretches of time is one for each of them. */
function per({ kind, within_days, interval }: Trend): string {
  return kind === 'rate' && within_days === undefined ? ` a ${interval}` : '';
}

function subjectIs({ kind, subject }: Trend): string {
  return kind === 'stock' ? `There were` : `${sentenceCase(subject)}:`;
}

function amount(data: Trend, { value, rate, mean }: TrendFigure): string {
  if (rate) return formatEstimate(rate);
  if (value === null) return 'nothing';
  switch (data.measure) {
    case 'customers':
      return `${formatCount(value)} ${data.kind === 'stock' ? data.subject : 'customers'}`;
    case 'events':
      return `${formatCount(value)} events`;
    case 'average_value':
      return `${formatNumber(value)} on average${mean ? ` (${formatNumber(mean.low)} to ${formatNumber(mean.high)})` : ''}`;
    default:
      return `${formatNumber(value)} in all`;
  }
}

function latestSentence({ latest, interval, ...data }: Trend): string[] {
  // One day against the one before says little.
  if (!latest || interval === 'day') return [];
  const whole = { ...data, interval };
  const apart = difference(latest);
  return [
    `${sentenceCase(when(whole, latest.label))}: ${amount(whole, latest)}; ${when(whole, latest.before.label)}: ${amount(whole, latest.before)}${apart}.`,
  ];
}

function when({ interval }: Pick<Trend, 'interval'>, label: string): string {
  return interval === 'day' ? `on ${label}` : interval === 'week' ? `in the ${label}` : `in ${label}`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function difference({ change, difference: points, by_day: byDay }: Difference): string {
  if (points) return `. The difference is ${formatDifference(points)}${perhapsChance(points)}`;
  if (!change) return '';
  const range = `${formatChange(change.low)} to ${formatChange(change.high)}`;
  const rate = byDay ? 'The change by day' : 'The change';
  return `. ${rate} is ${formatChange(change.estimate)} (${range})${perhapsChance(change)}`;
}

function perhapsChance({ low, high }: Estimate): string {
  return low <= 0 && high >= 0 ? ', which may be chance' : '';
}

function compareHeadline(data: Trend): string[] {
  const { sides } = data.compare ?? { sides: [] };
  const [first, second] = sides;
  if (first.value === null || second.value === null) {
    const known = sides.find(({ value }) => value !== null);
    if (!known) return [`There is nothing to say about ${data.subject} in these periods.`];
    return [`${data.subject}, ${known.label}: ${amount(data, known)}. The other side has no data.`];
  }
  const apart = data.compare ? difference(data.compare) : '';
  const figures = [first, second].map((side) => `${side.label} ${amount(data, side)}`).join(', ');
  return [`${data.subject}: ${figures}${apart}.`];
}

function groupFindings(data: Trend): string[] {
  if (!data.overall || data.series.length < 2) return [];
  const { overall, series } = data;
  if (data.kind !== 'rate' && data.measure !== 'average_value') {
    const most = [...series].sort((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
    if (most.value === null || !overall.value) return [];
    const share = formatRate(most.value / overall.value);
    return [
      `The largest part of ${overall.label} is ${most.label}: ${formatNumber(most.value)} of ${formatNumber(overall.value)} (${share}).`,
    ];
  }
  const size = ({ rate, mean }: TrendSeries) => (rate ?? mean)?.n ?? 0;
  const ranked = series
    .filter((one) => size(one) >= fewestToRank)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  if (ranked.length < 2) return [];
  const say = (one: TrendSeries) => `${one.label}: ${amount(data, one)}`;
  return [
    `${sentenceCase(data.subject)} is highest for ${say(ranked[0])}.`,
    `It is lowest for ${say(ranked[ranked.length - 1])}.`,
  ];
}

/** Where it was highest and lowest, of the stretches that are whole. */
function extremes(data: Trend): string[] {
  const whole = wholeOf(data);
  const points = whole.points.filter(
    ({ partial, value, rate }) => !partial && value !== null && (!rate || rate.n >= fewestToRank),
  );
  if (points.length < 4 || data.kind === 'stock' || data.compare) return [];
  const ranked = [...points].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  // Of several alike none is the highest, or the lowest.
  const isAlone = (point: (typeof points)[number], next: (typeof points)[number]) =>
    point.value !== next.value;
  const [high, low] = [ranked[0], ranked[ranked.length - 1]];
  return [
    ...(isAlone(high, ranked[1])
      ? [`${sentenceCase(whole.label)} was highest ${when(data, high.label)}: ${amount(data, high)}.`]
      : []),
    ...(isAlone(low, ranked[ranked.length - 2])
      ? [`${sentenceCase(whole.label)} was lowest ${when(data, low.label)}: ${amount(data, low)}.`]
      : []),
  ];
}

function wholeOf({ overall, series }: Trend): TrendSeries {
  return overall ?? series[0];
}

function basis({ args, definitions, population }: Envelope<'trend'>, data: Trend): string[] {
  const counted = {
    flow: 'Counted when it happened',
    stock: `Counted at the end of each ${data.interval}, as it was then`,
    rate: `Share of ${data.of ?? 'customers'}`,
  };
  const window =
    data.within_days === undefined
      ? ''
      : `, within ${formatNumber(data.within_days)} days, by the day they entered`;
  return [
    ...(definitions.length > 0 ? [`Defined by ${definitions.join(', ')}`] : []),
    `${counted[data.kind]}${window}`,
    `By ${data.interval}, ${describePeriod(data)}`,
    `${formatCount(population)} customers${args.segment?.length ? ` with ${describeSegment(args.segment)}` : ''}`,
  ];
}

function suggestions({ args }: Envelope<'trend'>, data: Trend): string[] {
  const what = args.measure === 'conversion' ? `${data.subject} rate` : data.subject;
  return [
    ...(data.interval === 'week' ? [] : [`${sentenceCase(what)} per week in the last 3 months`]),
    ...(args.compare ? [] : [`${sentenceCase(what)} this month compared with last month`]),
    ...(args.breakdown ? [] : ['Is our data complete?']),
  ];
}
