import { retentionOutput, type Retention } from '../../../tools/retention.js';
import type { Estimate } from '../../stats/estimate.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import { formatCount, formatDifference, formatEstimate, formatList, formatNumber } from '../figure-format.js';
import type { Narration } from './narration.js';

/** More groups can't be read beside each other. */
const mostColumns = 7;
const fewestToRank = 30;

/** Says how many come back, and when. */
export function narrateRetention(envelope: Envelope<'retention'>): Narration {
  const data = retentionOutput.parse(envelope.data);
  return {
    headline: headline(data),
    findings: [...groupFindings(data), ...courseFindings(data)],
    table: data.breakdown ? curveTable(data, data.breakdown) : triangleTable(data),
    basis: basis(envelope, data),
    suggestions: suggestions(data),
  };
}

function headline(data: Retention): string[] {
  const { overall, highlights } = data;
  if (overall.customers === 0) return ['Nobody started in what the question covers.'];
  const who = data.start === undefined ? 'customers' : `customers who did ${data.start}`;
  if (highlights.length === 0) {
    return [
      `Of all ${formatCount(overall.customers)} ${who}, too few have been here long enough to say who comes back.`,
    ];
  }
  const came = data.return === undefined ? 'came back' : `did ${data.return}`;
  const points = highlights.map(
    ({ interval, rate }) => `${formatEstimate(rate)} after ${after(interval, data)}`,
  );
  return [`Of ${formatCount(overall.customers)} ${who}, this share ${came}: ${formatList(points)}.`];
}

function after(interval: number, data: Retention): string {
  return `${interval} ${data.interval}${interval === 1 ? '' : 's'}`;
}

const mostGroups = 6;

/** Who comes back most and least, and the others between them, late enough to tell and early enough to be sure. */
function groupFindings(data: Retention): string[] {
  const { breakdown = [], highlights } = data;
  const middle = highlights.at(Math.min(1, highlights.length - 1));
  if (!middle) return [];
  const ranked = breakdown
    .flatMap(({ label, returned }) => {
      const rate = returned[middle.interval];
      return rate && rate.n >= fewestToRank ? [{ label, rate }] : [];
    })
    .sort((a, b) => b.rate.estimate - a.rate.estimate);
  if (ranked.length < 2) return [];
  const told =
    ranked.length > mostGroups ? [...ranked.slice(0, mostGroups - 1), ranked[ranked.length - 1]] : ranked;
  const rank = (place: number): string =>
    place === 0 ? 'highest: ' : place === told.length - 1 ? 'lowest: ' : '';
  return told.map(
    ({ label, rate }, place) =>
      `After ${after(middle.interval, data)}, ${rank(place)}${label} ${formatEstimate(rate)}.`,
  );
}

/** Whether those who started lately come back more than those before them. */
function courseFindings(data: Retention): string[] {
  if (!data.course) return [];
  const { newer, older, change } = data.course;
  const came = data.return === undefined ? 'came back' : `did ${data.return}`;
  const verdict =
    change.low > 0
      ? 'More come back of late'
      : change.high < 0
        ? 'Fewer come back of late'
        : 'No sure change in who comes back';
  return [
    `${verdict}: of those who started in ${newer.label}, ${formatEstimate(newer.rate)} ${came} after ${after(1, data)}, against ${formatEstimate(older.rate)} of ${older.label}, ${formatDifference(change)}.`,
  ];
}

function lastKnown(rows: readonly { readonly returned: readonly (Estimate | null)[] }[]): number {
  return Math.max(0, ...rows.map(({ returned }) => returned.findLastIndex((cell) => cell !== null)));
}

function triangleTable({ cohorts, overall, interval }: Retention): AnswerTable {
  const last = lastKnown([overall]);
  // The first ones, where most happens, then halfway and the last: more would not fit a terminal.
  const wanted = [0, 1, 2, 3, Math.ceil((3 + last) / 2), last].filter((place) => place <= last);
  const columns = [...new Set(wanted)];
  return {
    caption: `Share who came back, by ${interval}s after their own start; empty where that is not over yet`,
    columns: [
      { name: 'Started', kind: 'text' },
      { name: 'Customers', kind: 'count' },
      ...columns.map((place) => ({ name: `+${place}`, kind: 'rate' as const })),
    ],
    rows: [overall, ...cohorts].map(({ label, customers, returned }) => [
      label,
      customers,
      ...columns.map((place) => returned[place]?.estimate ?? null),
    ]),
  };
}

function curveTable(
  { overall, interval }: Retention,
  groups: NonNullable<Retention['breakdown']>,
): AnswerTable {
  const shown = [overall, ...groups.slice(0, mostColumns - 1)];
  const rows = lastKnown([overall]) + 1;
  return {
    caption: `Share who came back, by ${interval}s after their own start`,
    columns: [
      { name: `After ${interval}s`, kind: 'count' },
      ...shown.map(({ label }) => ({ name: label, kind: 'rate' as const })),
    ],
    rows: Array.from({ length: rows }, (_, place) => [
      place,
      ...shown.map(({ returned }) => returned[place]),
    ]),
  };
}

function basis({ args, population }: Envelope<'retention'>, data: Retention): string[] {
  const length =
    data.interval === 'day' ? 'A day' : `A ${data.interval} of ${formatNumber(data.interval_days)} days`;
  return [
    `Started ${data.start === undefined ? 'with whatever they did first' : `with their first ${data.start}`}, ${describePeriod(isBegun(data) ? data : args.period)}`,
    `Back means ${data.return ?? 'any activity'} in the ${data.interval} that begins so long after the own start`,
    `${length} counts for those for whom it is over, so late points rest on early cohorts`,
    `${formatCount(population)} customers${args.segment?.length ? ` with ${describeSegment(args.segment)}` : ''}`,
  ];
}

function suggestions({ breakdown, start, interval }: Retention): string[] {
  const after = start === undefined ? '' : ` after ${start}`;
  return [
    ...(interval === 'week' ? [] : [`Weekly retention${after}`]),
    ...(interval === 'month' ? [] : [`Monthly retention${after}`]),
    ...(breakdown ? ['Is our data complete?'] : []),
  ];
}

/** A period that begins after the last day of the data has no days in it. */
const isBegun = ({ from, to }: Retention): boolean => from < to;
