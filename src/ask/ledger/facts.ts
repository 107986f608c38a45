import type { Envelope } from '../../../tools/tool.js';
import { addDays } from '../../journeys/calendar.js';
import { wholeDates } from './date-claims.js';
import { isRecord } from '../is-record.js';

/** One figure of a result, with what it is about. */
export interface Fact {
  readonly value: number;
  readonly isDuration: boolean;
  /** The innermost key that is no part of an estimate: `lost`, `from_start`. */
  readonly field: string;
  /** Where it stands in the result: keys, and places in lists. */
  readonly path: readonly (string | number)[];
  /**
   * For each object around the figure, the names of it: a sentence that states the figure must say all of them.
   * Figures of the whole result have none.
   */
  readonly about: readonly string[];
  /** It stands for a stretch of time that is not over. */
  readonly isPartial: boolean;
  /** What it counts, where that is known. */
  readonly counts?: Counted;
  /** A relative change, said in percent, not in points. */
  readonly isRelative: boolean;
  /** The two ends of the way that it is about. */
  readonly way?: readonly [from: string, to: string];
  /** Set for the parts of an estimate. */
  readonly estimate?: { readonly part: string; readonly n: number; readonly isSure: boolean };
}

/** `things` are what no word for people, happenings or texts stands for. */
export type Counted = 'people' | 'happenings' | 'moves' | 'texts' | 'things';

/** A day of a result, YYYY-MM-DD, with what it is about; the end of a period is its last day. */
export interface DateFact {
  readonly date: string;
  /** The key that it stands under. */
  readonly field?: string;
  readonly about: readonly string[];
}

/** Everything that an answer from these results may say. */
export interface Facts {
  readonly figures: readonly Fact[];
  readonly dates: readonly DateFact[];
  /** First and last days of periods. */
  readonly spans: readonly (readonly [DateFact, DateFact])[];
  /** Things that follow one another: the steps of a journey, the two ends of a way. */
  readonly orders: readonly (readonly string[])[];
  /** The two sides of a comparison: differences are the first less the second. */
  readonly sides?: readonly [string, string];
  /** Texts of the results and of their arguments, in lower case. */
  readonly names: ReadonlySet<string>;
}

/** Fields that name what the figures beside them are about. */
const labelFields = [
  'name',
  'value',
  'label',
  'what',
  'activity',
  'trait',
  'stage',
  'action',
  'from',
  'to',
] as const;
/** The same, of things in lists alone. */
const labelFieldsInLists = ['journey', 'outcome'] as const;
/** Of things in lists without a text: `after 6 months`, `within 30 days`. */
const numberLabels = ['within_days', 'interval'] as const;
/** The last part of the path of how long a list is. */
export const listLength = '#';
/** Fields that draw pictures, or tell things apart. */
const silent: ReadonlySet<string> = new Set([
  'flows',
  'layer',
  'weight',
  'calibration',
  'brier',
  'brier_of_base',
  'hazard',
  'surplus',
  'q',
]);
/** Fields whose text is ours, never a customer's. */
const ownWords: ReadonlySet<string | number> = new Set(['label', 'withheld']);
/** Fields whose text is one of a few words of the language, and no name. */
const wordFields: ReadonlySet<string | number> = new Set(
  'verdict kind order direction sentiment state aim interval unit measure sort standing found_by learner'.split(
    ' ',
  ),
);
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** What the figures of a field count. */
const countedFields: readonly (readonly [Counted, RegExp])[] = [
  [
    'people',
    /^(?:customers|lost|in_play|nothing|population|excluded|recoverable|arrived|entered|did|given|listed_of|candidates|without_advice|at_risk|now|watched|listed)$/,
  ],
  ['happenings', /^events$/],
  ['moves', /^transitions$/],
  ['things', /^(?:tested|kept|k|variants|edge_count|found|version|rating|length|landmarks|limit)$/],
  ['texts', /^(?:texts|mentions|matches)$/],
];

interface Place {
  /** Of a step: the ways that its shares are of. */
  readonly ways?: ReadonlyMap<string, readonly [from: string, to: string]>;
  readonly way?: readonly [from: string, to: string];
  /** What the measure of a trend counts. */
  readonly measured?: Counted;
  readonly isRelative?: boolean;
  readonly isPartial?: boolean;
  readonly path: readonly (string | number)[];
  readonly about: readonly string[];
}

/** @param envelopes the results that an answer rests on. */
export function factsOf(envelopes: readonly Envelope[]): Facts {
  const figures: Fact[] = [];
  const dates: DateFact[] = [];
  const spans: [DateFact, DateFact][] = [];
  const orders: string[][] = [];
  const names = new Set<string>();

  let sides: [string, string] | undefined;
  let countedBy: Counted = 'people';
  let total: Counted = 'things';

  const visit = (value: unknown, place: Place): void => {
    if (place.path.at(-1) === 'total' && typeof value === 'number')
      figures.push({ ...figureAt(value, place), counts: total });
    else if (place.path.at(-1) === 'unassigned' && typeof value === 'number')
      figures.push({ ...figureAt(value, place), counts: countedBy });
    else if (typeof value === 'number') figures.push(figureAt(value, place));
    else if (typeof value === 'string') visitText(value, place);
    else if (Array.isArray(value)) visitList(value, place);
    else if (isRecord(value)) visitRecord(value, place);
  };
  const visitText = (text: string, place: Place): void => {
    const { path, about } = place;
    // The value of a number trait, as a reason tells it.
    if (path.at(-1) === 'is' && /^-?\d+(?:\.\d+)?$/.test(text)) figures.push(figureAt(Number(text), place));
    const field = String(path.at(-1) ?? '');
    const add = (date: string): void => void dates.push({ date, about, field });
    if (isoDate.test(text) && !about.includes(text)) add(path.at(-1) === 'to' ? addDays(text, -1) : text);
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) add(text.slice(0, 10));
    // Our own words, which hold dates: `2026-09-01 to 2026-09-30`.
    if (ownWords.has(path.at(-1) ?? '')) {
      const own = wholeDates(text).map(({ pattern }) => ({ date: pattern.source.slice(1, -1), about: [] }));
      dates.push(...own);
      if (own.length === 2) spans.push([own[0], own[1]]);
    }
    if (!wordFields.has(path.at(-1) ?? '')) names.add(text.toLowerCase());
    // `company_size: 1-10` is said without the colon.
    if (path.at(-1) === 'what') names.add(text.toLowerCase().replace(': ', ' '));
  };
  const visitList = (list: readonly unknown[], place: Place): void => {
    const { path } = place;
    if (path[0] !== 'args') figures.push({ ...figureAt(list.length, place), path: [...path, listLength] });
    const isOrdered = /^(?:steps|stages)$/.test(String(path.at(-1)));
    const steps = list
      .flatMap((item) => (isRecord(item) ? [item['name'] ?? item['stage']] : []))
      .filter(isText);
    if (isOrdered) orders.push(steps);
    list.forEach((item, index) =>
      visit(item, { ...place, path: [...path, index], ...(isOrdered && { ways: waysOf(steps, index) }) }),
    );
  };
  const visitRecord = (record: Record<string, unknown>, place: Place): void => {
    if ('estimate' in record) {
      figures.push(...estimateAt(record, place, countedBy));
      return;
    }
    const { path, about } = place;
    const isPartial = place.isPartial === true || record['partial'] === true;
    const own = ownLabels(record, path);
    const { from, to } = record;
    if (isText(to) && isoDate.test(to) && from === undefined) dates.push({ date: to, about });
    if (isText(from) && isText(to)) {
      if (isoDate.test(from) && isoDate.test(to))
        spans.push([
          { date: from, about: own },
          { date: addDays(to, -1), about: own },
        ]);
      else orders.push([from, to]);
    }
    const way = isText(from) && isText(to) && !isoDate.test(from) ? ([from, to] as const) : place.way;
    for (const [key, value] of Object.entries(record)) {
      if (silent.has(key)) continue;
      const inner = { ...place, path: [...path, key], about: [...about, ...own], isPartial };
      visit(value, { ...inner, way: place.ways?.get(key) ?? way });
    }
  };

  for (const { tool, args, data, as_of, population, definitions } of envelopes) {
    const measure = isRecord(data) ? data['measure'] : undefined;
    const measured = measure === 'customers' ? 'people' : measure === 'events' ? 'happenings' : undefined;
    sides = sidesOf(data) ?? sides;
    countedBy = tool.startsWith('feedback') ? 'texts' : 'people';
    total = tool === 'customers' ? 'people' : 'things';
    dates.push({ date: as_of, about: [] });
    for (const version of definitions) names.add(version).add(version.replace(/@\d+$/, ''));
    for (const name of [...names]) names.add(name.toLowerCase());
    visit(population, { path: ['population'], about: [] });
    visit(data, { path: [], about: [], measured, isRelative: tool === 'trend' });
    visit(args, { path: ['args'], about: [] });
  }
  return { figures, dates, spans, orders, names, ...(sides && { sides }) };
}

/** The shares of the first step and of the step before who come to a step, and the lost on the way to the next one. */
function waysOf(steps: readonly string[], place: number): Place['ways'] {
  const [first, before, own, next] = [steps.at(0), steps.at(place - 1), steps.at(place), steps.at(place + 1)];
  const ways = new Map<string, readonly [from: string, to: string]>();
  if (own === undefined || first === undefined) return ways;
  if (place > 0 && before !== undefined)
    ways.set('from_start', [first, own]).set('from_previous', [before, own]);
  if (next !== undefined) ways.set('lost', [own, next]);
  return ways;
}

/** A whole result, and what it was asked, are about one thing in every sentence. A name tells enough. */
function ownLabels(record: Record<string, unknown>, path: Place['path']): string[] {
  if (path.length === 0 || (path.length === 1 && path[0] === 'args')) return [];
  if (isText(record['name'])) return [record['name']];
  const isInList = typeof path.at(-1) === 'number';
  const fields = isInList ? [...labelFields, ...labelFieldsInLists] : labelFields;
  const labels = fields.flatMap((label) => {
    const text = record[label];
    return isText(text) && !isoDate.test(text) ? [text] : [];
  });
  if (labels.length > 0 || !isInList) return labels;
  if (isText(record['since'])) return [record['since']];
  const number = numberLabels.map((field) => record[field]).find((value) => typeof value === 'number');
  return number === undefined ? [] : [String(number)];
}

function figureAt(value: number, { path, about, way, measured, isPartial = false, isRelative }: Place): Fact {
  const field = String(path.findLast((key) => typeof key === 'string' && key !== listLength) ?? '');
  const seconds = field.endsWith('_seconds') ? 1 : field.endsWith('_days') || field === 'days' ? 86_400 : 0;
  const counts =
    path.at(-1) === listLength
      ? undefined
      : field === 'value'
        ? measured
        : countedFields.find(([, fields]) => fields.test(field))?.[0];
  return {
    value: seconds > 0 ? value * seconds : value,
    isDuration: seconds > 0,
    field,
    path,
    about,
    isPartial,
    isRelative: isRelative === true && path.includes('change'),
    ...(counts && { counts }),
    ...(way && { way }),
  };
}

/** Labels of two groups or periods that are set against each other. */
function sidesOf(data: unknown): [string, string] | undefined {
  const compare = isRecord(data) ? data['compare'] : undefined;
  const sides = isRecord(compare) ? compare['sides'] : compare;
  if (!Array.isArray(sides)) return undefined;
  const labels = sides.map((side: unknown) => (isRecord(side) ? side['label'] : undefined)).filter(isText);
  const [first, second] = labels;
  return labels.length === 2 ? [first, second] : undefined;
}

function estimateAt(record: Record<string, unknown>, place: Place, countedBy: Counted): Fact[] {
  const { n, low, high } = record;
  const counts = place.path.includes('feedback') ? 'texts' : countedBy;
  const isSure = typeof low === 'number' && typeof high === 'number' && (low > 0 || high < 0);
  return Object.entries(record).flatMap(([part, value]) =>
    typeof value === 'number'
      ? [
          {
            ...figureAt(value, place),
            ...(part === 'n' && { counts }),
            estimate: { part, n: typeof n === 'number' ? n : 0, isSure },
          },
        ]
      : [],
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';
