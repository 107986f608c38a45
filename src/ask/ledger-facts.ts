import type { Envelope } from '../../tools/tool.js';

export type FactKind = 'rate' | 'seconds' | 'number';

/** One figure of a result, with what it is about. */
export interface Fact {
  readonly kind: FactKind;
  readonly value: number;
  /**
   * For each object around the figure, the names of it: a sentence that states the figure must say all of them.
   * Figures of the whole result have none.
   */
  readonly about: readonly string[];
  /** Where set, the sentence must hold one of these words, which say what kind of figure it is. */
  readonly cues?: readonly string[];
}

/** Everything that an answer from this result may say. */
export interface Facts {
  readonly figures: readonly Fact[];
  /** YYYY-MM-DD. */
  readonly dates: ReadonlySet<string>;
  /** Texts of the result and of its arguments, in lower case. */
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
/** Words without which a figure of that field is another one. */
const fieldCues: Readonly<Record<string, readonly string[]>> = {
  lost: ['lost', 'left', 'leave'],
  in_play: ['in play'],
  excluded: ['left out'],
  tested: ['tested', 'among'],
  kept: ['kept'],
  expected_false: ['false'],
  recoverable: ['more would', 'won back'],
};
/** Estimates of how many or how much; all others are of rates. */
const amountEstimates: ReadonlySet<string> = new Set([
  'expected',
  'total',
  'finishing',
  'leaving',
  'worth',
  'extra',
]);
/** Shares that stand alone, without an interval. */
const shares: ReadonlySet<string> = new Set(['skill', 'detectable']);
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

export function factsOf({ args, data, as_of, population, definitions }: Envelope): Facts {
  const figures: Fact[] = [{ kind: 'number', value: population, about: [] }];
  const dates = new Set<string>([as_of]);
  const names = new Set(
    definitions
      .flatMap((version) => [version, version.replace(/@\d+$/, '')])
      .map((name) => name.toLowerCase()),
  );

  const visit = (value: unknown, field: string, about: readonly string[]): void => {
    if (typeof value === 'number') figures.push({ ...figureOf(field, value), about, cues: fieldCues[field] });
    else if (typeof value === 'string') {
      if (isoDate.test(value)) dates.add(value);
      names.add(value.toLowerCase());
    } else if (Array.isArray(value)) value.forEach((item) => visit(item, field, about));
    else if (isRecord(value)) visitRecord(value, field, about);
  };
  const visitRecord = (record: Record<string, unknown>, field: string, about: readonly string[]): void => {
    const own = labelFields.flatMap((label) => {
      const text = record[label];
      return typeof text === 'string' && !isoDate.test(text) ? [text] : [];
    });
    for (const [key, value] of Object.entries(record)) {
      const isEstimate = 'estimate' in record && key !== 'n';
      const estimateField = amountEstimates.has(field) ? field : `${field}:rate`;
      visit(value, isEstimate ? estimateField : key, [...about, ...own]);
    }
  };
  visit(data, '', []);
  visit(args, '', []);
  return { figures, dates, names };
}

function figureOf(field: string, value: number): Pick<Fact, 'kind' | 'value'> {
  if (field.endsWith(':rate') || shares.has(field)) return { kind: 'rate', value };
  if (field.endsWith('_seconds')) return { kind: 'seconds', value };
  if (field.endsWith('_days')) return { kind: 'seconds', value: value * 86_400 };
  return { kind: 'number', value };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
