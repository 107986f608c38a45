import { countSources, packSources } from '../../src/journeys/event-sources.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { textColumn } from '../../src/journeys/text-column.js';
import type { Trait } from '../../src/journeys/trait.js';

/** One event of a written-out log; events stand in arrival order. */
export interface SmallEvent {
  readonly customer: string;
  readonly activity: string;
  /** Unix seconds. */
  readonly time: number;
  readonly value?: number;
  /** `product` when left out. */
  readonly source?: string;
}

export interface SmallLogOptions {
  readonly until?: number;
  /** Values by trait, then customer. */
  readonly traits?: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  /** Customers to number first, those without events included. */
  readonly customers?: readonly string[];
}

/** A journey log from events written out in a test. */
export function smallLog(events: readonly SmallEvent[], options: SmallLogOptions = {}): JourneyLog {
  const customers = [...new Set([...(options.customers ?? []), ...events.map((event) => event.customer)])];
  const activityNames = [...new Set(events.map((event) => event.activity))];
  const byCustomer = new Map(customers.map((customer) => [customer, new Array<SmallEvent>()]));
  for (const event of events) byCustomer.get(event.customer)?.push(event);
  const sorted = [...byCustomer.values()].map((own) => own.sort((a, b) => a.time - b.time));
  const flat = sorted.flat();
  const offsets = new Uint32Array(customers.length + 1);
  sorted.forEach((own, index) => (offsets[index + 1] = offsets[index] + own.length));
  const valued = flat.flatMap((event, index) =>
    event.value === undefined ? [] : [{ index, value: event.value }],
  );
  const activities = Uint8Array.from(flat, (event) => activityNames.indexOf(event.activity));
  const sourceOf = ({ source = 'product' }: SmallEvent) => source;
  const sourceNames = [...new Set(flat.map(sourceOf))];
  const eventSources = packSources(
    activities,
    Uint8Array.from(flat, (event) => sourceNames.indexOf(sourceOf(event))),
    activityNames.length,
    sourceNames.length,
  );
  const counts = countSources(activities, eventSources, activityNames.length, sourceNames.length);
  return {
    until: options.until ?? events.reduce((latest, { time }) => Math.max(latest, time), 0) + 1,
    customerCount: customers.length,
    eventCount: flat.length,
    offsets,
    times: Uint32Array.from(flat, (event) => event.time),
    activities,
    activityNames,
    values: {
      events: Uint32Array.from(valued, ({ index }) => index),
      amounts: Float64Array.from(valued, ({ value }) => value),
    },
    traits: new Map(
      Object.entries(options.traits ?? {}).map(([name, values]) => [name, traitOf(name, values, customers)]),
    ),
    eventSources,
    sources: sourceNames.map((name, source) => ({ name, eventCounts: counts[source] })),
    customerKeys: Uint32Array.from(customers, (_, index) => index + 1),
    customerIds: textColumn(customers),
    customerNames: textColumn(customers),
    dataVersion: '',
  };
}

function traitOf(
  name: string,
  values: Readonly<Record<string, string | number>>,
  customers: string[],
): Trait {
  const history = {
    customers: new Uint32Array(),
    since: new Uint32Array(),
    values: new Float64Array(),
  };
  const known = Object.values(values);
  if (known.every((value) => typeof value === 'number')) {
    const numbers = Float64Array.from(customers, (customer) => Number(values[customer] ?? NaN));
    return { kind: 'number', name, personal: false, numbers, history };
  }
  const names = [...new Set(known.map(String))];
  const codes = Uint32Array.from(customers, (customer) => names.indexOf(String(values[customer])) + 1);
  return { kind: 'text', name, personal: false, codes, values: names, history };
}
