import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { unpackSources } from '../../src/journeys/event-sources.js';
import { textAt } from '../../src/journeys/text-column.js';
import type { Trait } from '../../src/journeys/trait.js';

export type PlainValue = string | number | null;
/** Since when, Unix seconds, and what. */
export type PlainStep = readonly [number, PlainValue];

/** A journey log in plain words, to compare with what another way of computing it says. */
export interface PlainLog {
  readonly until: number;
  readonly customers: readonly PlainCustomer[];
  readonly kinds: Readonly<Record<string, 'text' | 'number'>>;
  /** Events by source and activity, none left out. */
  readonly sources: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface PlainCustomer {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly events: readonly PlainEvent[];
  /** Known ones. */
  readonly traits: Readonly<Record<string, PlainValue>>;
  /** Each value and since when it holds, where there is something to look back on. */
  readonly history: Readonly<Record<string, readonly PlainStep[]>>;
}

export interface PlainEvent {
  readonly time: number;
  readonly activity: string;
  readonly source: string;
  readonly value: number | null;
}

export function plainLog(log: JourneyLog): PlainLog {
  const sources = unpackSources(log.activities, log.eventSources, log.sources.length);
  const amounts = new Map(
    Array.from(log.values.events, (event, index) => [event, log.values.amounts[index]]),
  );
  const customers = Array.from({ length: log.customerCount }, (_, customer): PlainCustomer => {
    const events: PlainEvent[] = [];
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      events.push({
        time: log.times[event],
        activity: log.activityNames[log.activities[event]],
        source: log.sources[sources[event]].name,
        value: amounts.get(event) ?? null,
      });
    }
    const traits: Record<string, PlainValue> = {};
    const history: Record<string, [number, PlainValue][]> = {};
    for (const [name, trait] of log.traits) {
      const now = valueOf(trait, trait.kind === 'text' ? trait.codes[customer] : trait.numbers[customer]);
      if (now !== null) traits[name] = now;
      trait.history.customers.forEach((owner, row) => {
        if (owner !== customer) return;
        (history[name] ??= []).push([trait.history.since[row], valueOf(trait, trait.history.values[row])]);
      });
    }
    return {
      key: log.customerKeys[customer],
      id: textAt(log.customerIds, customer),
      name: textAt(log.customerNames, customer),
      events,
      traits,
      history,
    };
  });
  return {
    until: log.until,
    customers,
    kinds: Object.fromEntries([...log.traits].map(([name, { kind }]) => [name, kind])),
    sources: Object.fromEntries(
      log.sources.map(({ name, eventCounts }) => [
        name,
        Object.fromEntries(
          log.activityNames.flatMap((activity, code) =>
            eventCounts[code] > 0 ? [[activity, eventCounts[code]]] : [],
          ),
        ),
      ]),
    ),
  };
}

function valueOf(trait: Trait, value: number): PlainValue {
  if (trait.kind === 'number') return Number.isNaN(value) ? null : value;
  return value === 0 ? null : trait.values[value - 1];
}

/** What a log was before `until`, worked out the slow and obvious way. */
export function plainLogAsOf(log: PlainLog, until: number): PlainLog {
  if (until >= log.until) return { ...log, until };
  const customers = log.customers.flatMap((customer) => customerAsOf(customer, until) ?? []);
  const sources = Object.fromEntries(
    Object.keys(log.sources).map((source) => {
      const counts = new Map<string, number>();
      for (const event of customers.flatMap(({ events }) => events)) {
        if (event.source === source) counts.set(event.activity, (counts.get(event.activity) ?? 0) + 1);
      }
      return [source, Object.fromEntries(counts)];
    }),
  );
  return { until, customers, kinds: log.kinds, sources };
}

function customerAsOf(customer: PlainCustomer, until: number): PlainCustomer | undefined {
  const events = customer.events.filter(({ time }) => time < until);
  const steps = new Map<string, readonly PlainStep[]>(
    Object.entries(customer.traits).map(([name, value]) => [name, [[0, value]]]),
  );
  for (const [name, known] of Object.entries(customer.history)) {
    steps.set(
      name,
      known.filter(([since]) => since < until),
    );
  }
  const all = [...steps.values()].flat();
  const isKnown =
    events.length > 0 ||
    all.some(([since]) => since > 0) ||
    (customer.events.length === 0 && all.some(([since]) => since === 0));
  if (!isKnown) return undefined;
  return {
    ...customer,
    events,
    traits: Object.fromEntries(
      [...steps].flatMap(([name, known]) => {
        const value = known.at(-1)?.[1] ?? null;
        return value === null ? [] : [[name, value]];
      }),
    ),
    history: Object.fromEntries(
      [...steps].filter(([, known]) => known.length > 1 || (known.length === 1 && known[0][0] > 0)),
    ),
  };
}
