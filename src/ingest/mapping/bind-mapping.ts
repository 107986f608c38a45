import { FootpathError } from '../../errors.js';
import { closestNames } from '../../journeys/closest-names.js';
import { byStrength } from '../customers/identifier.js';
import type { EventMapping, Mapping } from './mapping.js';
import { WantedColumns, type CellReader } from './wanted-columns.js';

/** One column of a mapping, bound to the file it is read from. */
export interface BoundColumn {
  readonly name: string;
  readonly read: CellReader;
}

/** What makes an event: its activity, its time and what goes with it. */
export interface BoundEvent {
  /** The activity, where the mapping names it. */
  readonly constant?: string;
  readonly activity?: BoundColumn;
  readonly names: ReadonlyMap<string, string>;
  readonly only?: ReadonlySet<string>;
  readonly time: BoundColumn;
  /** A record may have no such event. */
  readonly optional: boolean;
  readonly value?: BoundColumn;
  readonly text?: BoundColumn;
  readonly rating?: BoundColumn;
}

/** A mapping bound to the columns of a file. */
export interface BoundMapping {
  /** The columns to read, in the order of the cells that the bound columns take. */
  readonly wanted: readonly string[];
  readonly source: string | BoundColumn;
  /** Strongest first; `name` is the column. */
  readonly identifiers: readonly (BoundColumn & { readonly kind: string })[];
  readonly events: readonly BoundEvent[];
  /** Since when traits hold. */
  readonly time?: BoundColumn;
  readonly id?: BoundColumn;
  /** `name` is the trait. */
  readonly traits: readonly BoundColumn[];
}

/**
 * @param anyPath the columns are JSON paths: one that isn't seen yet may still come.
 * @throws FootpathError `bad_input` that names the columns a table doesn't have.
 */
export function bindMapping(
  mapping: Mapping,
  columns: readonly string[],
  anyPath: boolean,
  path: string,
): BoundMapping {
  const wanted = new WantedColumns(columns, anyPath);
  const bind = (name: string): BoundColumn => ({ name, read: wanted.reader(name) });
  const maybe = (name: string | undefined) => (name === undefined ? undefined : bind(name));
  const kinds: [kind: string, column: string][] = Object.entries(mapping.identifiers);
  if (mapping.customer !== undefined) kinds.unshift(['customer', mapping.customer]);
  const bound = {
    source: typeof mapping.source === 'string' ? mapping.source : bind(mapping.source.column),
    identifiers: kinds
      .sort((a, b) => byStrength(a[0], b[0]))
      .map(([kind, column]) => ({ ...bind(column), kind })),
    events: boundEvents(mapping, bind, maybe),
    time: maybe(mapping.time),
    id: maybe(mapping.id),
    traits: Object.entries(mapping.traits).map(([trait, column]) => ({
      name: trait,
      read: wanted.reader(column),
    })),
  };
  if (wanted.missing.length > 0) throw noSuchColumns(path, wanted.missing, columns);
  return { ...bound, wanted: wanted.names };
}

/** The first of several columns that isn't empty. */
function firstOf(names: readonly string[], bind: (name: string) => BoundColumn): BoundColumn {
  const columns = names.map(bind);
  if (columns.length === 1) return columns[0];
  return {
    name: names.join(' or '),
    read: (cells) => columns.map(({ read }) => read(cells)).find((text) => text !== '') ?? '',
  };
}

/**
 * JSON records differ, but the beginning of a file shows who its customers are and when things happened.
 * @throws FootpathError `bad_input` where it doesn't.
 */
export function refuseUnseenPaths(bound: BoundMapping, columns: readonly string[], path: string): void {
  const seen = (name: string) =>
    name.includes('{') || columns.some((column) => column === name || column.startsWith(`${name}.`));
  const absent = (bounds: readonly (BoundColumn | undefined)[]) => {
    const names = bounds.flatMap((column) => (column ? [column.name] : []));
    return names.some(seen) ? [] : names;
  };
  const missing = [
    ...absent(bound.identifiers),
    ...absent(bound.events.map((event) => event.time)),
    ...absent(bound.events.map((event) => event.activity)),
  ];
  if (missing.length > 0) throw noSuchColumns(path, missing, columns);
}

function noSuchColumns(path: string, missing: readonly string[], columns: readonly string[]): FootpathError {
  const close = closestNames(missing[0], columns);
  const hint = close.length > 0 ? ` Did you mean ${close.join(' or ')}?` : '';
  return new FootpathError(
    'bad_input',
    `${path} has no column ${missing.join(', ')}.${hint} It has: ${columns.join(', ')}.`,
  );
}

function boundEvents(
  mapping: Mapping,
  bind: (name: string) => BoundColumn,
  maybe: (name: string | undefined) => BoundColumn | undefined,
): BoundEvent[] {
  const { activity, activities, time } = mapping;
  const details = (event: Omit<EventMapping, 'time'>) => ({
    value: maybe(event.value),
    text: maybe(event.text),
    rating: maybe(event.rating),
  });
  if (activities) {
    return Object.entries(activities).map(([constant, event]) => ({
      constant,
      names: new Map(),
      time: bind(event.time),
      optional: true,
      ...details(event),
    }));
  }
  if (!activity || time === undefined) return [];
  return [
    {
      constant: activity.constant,
      activity: activity.column === undefined ? undefined : firstOf([activity.column].flat(), bind),
      names: new Map(Object.entries(activity.names ?? {})),
      only: activity.only && new Set(activity.only),
      time: bind(time),
      optional: false,
      ...details(mapping),
    },
  ];
}
