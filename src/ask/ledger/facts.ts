import type { Envelope } from '../../../tools/tool.js';
import { addDays } from '../../journeys/calendar.js';

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
  /** Set for the parts of an estimate. */
  readonly estimate?: { readonly part: string; readonly n: number; readonly isSure: boolean };
}

/** Everything that an answer from these results may say. */
export interface Facts {
  readonly figures: readonly Fact[];
  /** YYYY-MM-DD. The end of a period is its last day. */
  readonly dates: ReadonlySet<string>;
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
/** Fields whose text is ours, never a customer's. */
const ownWords: ReadonlySet<string | number> = new Set(['label', 'withheld']);
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

interface Place {
  readonly isPartial?: boolean;
  readonly path: readonly (string | number)[];
  readonly about: readonly string[];
}

/** @param envelopes the results that an answer rests on. */
export function factsOf(envelopes: readonly Envelope[]): Facts {
  const figures: Fact[] = [];
  const dates = new Set<string>();
  const names = new Set<string>();

  const visit = (value: unknown, place: Place): void => {
    if (typeof value === 'number') figures.push(figureAt(value, place));
    else if (typeof value === 'string') visitText(value, place);
    else if (Array.isArray(value)) visitList(value, place);
    else if (isRecord(value)) visitRecord(value, place);
  };
  const visitText = (text: string, { path }: Place): void => {
    if (isoDate.test(text)) dates.add(path.at(-1) === 'to' ? addDays(text, -1) : text);
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) dates.add(text.slice(0, 10));
    // Our own words, which hold dates: `2026-09-01 to 2026-09-30`.
    if (ownWords.has(path.at(-1) ?? ''))
      for (const [date] of text.matchAll(/\d{4}-\d{2}-\d{2}/g)) dates.add(date);
    names.add(text.toLowerCase());
  };
  const visitList = (list: readonly unknown[], place: Place): void => {
    const { path } = place;
    figures.push({ ...figureAt(list.length, place), path: [...path, 'length'] });
    list.forEach((item, index) => visit(item, { ...place, path: [...path, index] }));
  };
  const visitRecord = (record: Record<string, unknown>, place: Place): void => {
    if ('estimate' in record) {
      figures.push(...estimateAt(record, place));
      return;
    }
    const { path, about } = place;
    const isPartial = place.isPartial === true || record['partial'] === true;
    const own = labelFields.flatMap((label) => {
      const text = record[label];
      return typeof text === 'string' && !isoDate.test(text) ? [text] : [];
    });
    for (const [key, value] of Object.entries(record)) {
      visit(value, { path: [...path, key], about: [...about, ...own], isPartial });
    }
  };

  for (const { args, data, as_of, population, definitions } of envelopes) {
    dates.add(as_of);
    for (const version of definitions) names.add(version).add(version.replace(/@\d+$/, ''));
    for (const name of [...names]) names.add(name.toLowerCase());
    visit(population, { path: ['population'], about: [] });
    visit(data, { path: [], about: [] });
    visit(args, { path: ['args'], about: [] });
  }
  return { figures, dates, names };
}

function figureAt(value: number, { path, about, isPartial = false }: Place): Fact {
  const field = String(path.findLast((key) => typeof key === 'string') ?? '');
  const seconds = field.endsWith('_seconds') ? 1 : field.endsWith('_days') || field === 'days' ? 86_400 : 0;
  return {
    value: seconds > 0 ? value * seconds : value,
    isDuration: seconds > 0,
    field,
    path,
    about,
    isPartial,
  };
}

function estimateAt(record: Record<string, unknown>, place: Place): Fact[] {
  const { n, low, high } = record;
  const isSure = typeof low === 'number' && typeof high === 'number' && (low > 0 || high < 0);
  return Object.entries(record).flatMap(([part, value]) =>
    typeof value === 'number'
      ? [{ ...figureAt(value, place), estimate: { part, n: typeof n === 'number' ? n : 0, isSure } }]
      : [],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
