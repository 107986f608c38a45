import { isRecord } from './is-record.js';

/** A value of a result that is another one now. */
export interface Difference {
  /** What it is about, outermost first: `steps, Subscribed, customers`. */
  readonly about: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** Fields that say what the things of a list are. */
const labelFields = ['name', 'label', 'value', 'customer', 'activity', 'what', 'from'];

/** The single values in which two results differ, in the order of the first. Things of lists are matched by their names. */
export function differingFigures(before: unknown, after: unknown): Difference[] {
  return compare(before, after, []);
}

function compare(before: unknown, after: unknown, about: readonly string[]): Difference[] {
  if (isRecord(before) && isRecord(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return fields.flatMap((field) => compare(before[field], after[field], [...about, field]));
  }
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, about);
  const [left, right] = [written(before), written(after)];
  return left === right ? [] : [{ about, before: left, after: right }];
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  about: readonly string[],
): Difference[] {
  const [left, right] = [byLabel(before), byLabel(after)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((label) => {
    const [one, other] = [left.get(label), right.get(label)];
    // Of what is only in one of them, the name tells enough.
    if (one === undefined) return [{ about, before: 'nothing', after: label }];
    if (other === undefined) return [{ about, before: label, after: 'nothing' }];
    return compare(one, other, [...about, label]);
  });
}

function byLabel(list: readonly unknown[]): Map<string, unknown> {
  return new Map(list.map((item, place) => [labelOf(item) ?? String(place + 1), item]));
}

function labelOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined;
  for (const field of labelFields) {
    const label = item[field];
    if (typeof label === 'string') return label;
  }
  return undefined;
}

function written(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(4);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
