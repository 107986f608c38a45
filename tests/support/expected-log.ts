import type { Database } from '../../src/store/database.js';
import type { PlainCustomer, PlainEvent, PlainLog, PlainValue } from './plain-log.js';

interface EventRow {
  customer: number;
  seq: string;
  micros: string;
  activity: string;
  source: string;
  value: number | null;
}

interface TraitRow {
  customer: number;
  profile: number;
  trait: string;
  micros: string;
  value: string;
}

interface IdentifierRow {
  customer: number;
  kind: string;
  value: string;
  change: string;
}

/** What the journey log must hold, worked out from the tables the slow and obvious way. Time zone UTC. */
export async function expectedLog(database: Database): Promise<PlainLog> {
  const events = await database.query<EventRow>(
    `select p.customer_id as customer, e.seq, (extract(epoch from e.at) * 1000000)::bigint as micros,
            a.name as activity, s.name as source, e.value
       from event e join profile p on p.id = e.profile_id
       join activity a on a.id = e.activity_id join source s on s.id = e.source_id`,
  );
  const traits = await database.query<TraitRow>(
    `select p.customer_id as customer, p.id as profile, t.name as trait,
            (extract(epoch from v.since) * 1000000)::bigint as micros, v.value
       from trait_value v join profile p on p.id = v.profile_id join trait t on t.id = v.trait_id`,
  );
  const identifiers = await database.query<IdentifierRow>(
    `select p.customer_id as customer, i.kind, i.value, i.change
       from identifier i join profile p on p.id = i.profile_id`,
  );
  const kinds = await traitKinds(database, traits);
  const keys = [...new Set([...events, ...traits].map(({ customer }) => customer))].sort((a, b) => a - b);
  const seconds = events.map(({ micros }) => Math.floor(Number(micros) / 1_000_000));
  const day = 86_400;
  return {
    until: events.length === 0 ? 0 : (Math.floor(Math.max(...seconds) / day) + 1) * day,
    customers: keys.map((key) => customerOf(key, events, traits, identifiers, kinds)),
    kinds,
    sources: await countBySource(database, events),
  };
}

function customerOf(
  key: number,
  events: readonly EventRow[],
  traits: readonly TraitRow[],
  identifiers: readonly IdentifierRow[],
  kinds: Readonly<Record<string, 'text' | 'number'>>,
): PlainCustomer {
  const own = <Row extends { customer: number }>(rows: readonly Row[]) =>
    rows.filter(({ customer }) => customer === key);
  const now: Record<string, PlainValue> = {};
  const history: Record<string, (readonly [number, PlainValue])[]> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const steps = stepsOf(
      own(traits).filter(({ trait }) => trait === name),
      kind,
    );
    const last = steps.at(-1);
    if (last && last[1] !== null) now[name] = last[1];
    if (steps.length > 1 || (steps.length === 1 && steps[0][0] > 0)) history[name] = steps;
  }
  const byStrength = own(identifiers).sort(
    (a, b) =>
      strength(a.kind) - strength(b.kind) ||
      (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : Number(a.change) - Number(b.change)),
  );
  const id = byStrength[0]?.value ?? `profile-${key}`;
  const email = byStrength.find(({ kind }) => kind === 'email')?.value;
  return {
    key,
    id,
    name: String(now.name ?? now.company ?? email ?? id),
    events: own(events)
      .sort((a, b) => Number(a.micros) - Number(b.micros) || Number(a.seq) - Number(b.seq))
      .map(({ micros, activity, source, value }): PlainEvent => ({
        time: Math.floor(Number(micros) / 1_000_000),
        activity,
        source,
        value,
      })),
    traits: now,
    history,
  };
}

/** The values that a customer's trait took: of several in a second the last, repeats left out. */
function stepsOf(rows: readonly TraitRow[], kind: 'text' | 'number'): (readonly [number, PlainValue])[] {
  const sorted = [...rows].sort((a, b) => Number(a.micros) - Number(b.micros) || a.profile - b.profile);
  const bySecond = new Map(sorted.map((row) => [Math.floor(Number(row.micros) / 1_000_000), row.value]));
  const steps: (readonly [number, PlainValue])[] = [];
  for (const [second, text] of bySecond) {
    const value = text === '' ? null : kind === 'number' ? Number(text) : text;
    if (value !== (steps.at(-1)?.[1] ?? null)) steps.push([second, value]);
  }
  return steps;
}

function strength(kind: string): number {
  return ['customer', 'user', 'email', 'anonymous', kind].indexOf(kind);
}

async function traitKinds(
  database: Database,
  rows: readonly TraitRow[],
): Promise<Record<string, 'text' | 'number'>> {
  const names = await database.query<{ name: string }>('select name from trait order by id');
  return Object.fromEntries(
    names.map(({ name }) => {
      const holders = new Set(rows.map(({ customer }) => customer));
      const values = [...holders].flatMap((customer) =>
        stepsOf(
          rows.filter((row) => row.customer === customer && row.trait === name),
          'text',
        ).flatMap(([, value]) => (value === null ? [] : [String(value)])),
      );
      const numbers = new Set(values.map(Number));
      const areNumbers = values.every((value) => /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(value));
      const sayHowMuch = numbers.size > 1 && [...numbers].some((number) => number !== 0 && number !== 1);
      return [name, areNumbers && sayHowMuch ? 'number' : 'text'] as const;
    }),
  );
}

async function countBySource(
  database: Database,
  events: readonly EventRow[],
): Promise<Record<string, Record<string, number>>> {
  const sources = await database.query<{ name: string }>('select name from source order by id');
  const counts = Object.fromEntries(sources.map(({ name }) => [name, new Map<string, number>()]));
  for (const { source, activity } of events) {
    counts[source].set(activity, (counts[source].get(activity) ?? 0) + 1);
  }
  return Object.fromEntries(Object.entries(counts).map(([name, map]) => [name, Object.fromEntries(map)]));
}
