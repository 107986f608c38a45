import fc from 'fast-check';
import type { Database } from '../../src/store/database.js';

/** One thing that an import does to the tables. Profiles are named by place; the same place is the same profile. */
export type Change =
  | { readonly do: 'identify'; readonly profile: number; readonly kind: string }
  | { readonly do: 'merge'; readonly profile: number; readonly other: number }
  | { readonly do: 'forget'; readonly profile: number; readonly what: 'trait_value' | 'identifier' }
  | {
      readonly do: 'event';
      readonly profile: number;
      readonly micros: number;
      readonly activity: string;
      readonly source: string;
      readonly value: number | null;
    }
  | {
      readonly do: 'trait';
      readonly profile: number;
      readonly trait: string;
      readonly micros: number;
      readonly value: string;
    };

const profile = fc.nat({ max: 5 });
/** Few seconds, so that ties in the second and in full are common; 2026-01-01 and the next day. */
export const moments = [0, 1, 2, 3, 86_400, 86_401].map((second) => 1_767_225_600 + second);
const micros = fc
  .tuple(fc.constantFrom(...moments), fc.constantFrom(0, 250_000, 500_000))
  .map(([second, fraction]) => second * 1_000_000 + fraction);
const traitValue = fc.constantFrom(
  ...Object.entries({
    plan: ['free', 'team', ''],
    seats: ['1', '2', '10', 'many'],
    flag: ['0', '1', '2'],
    name: ['Ada', 'Bo', ''],
    postcode: ['01234', '1000', '2.5', '2.50'],
  }).flatMap(([trait, values]) => values.map((value) => ({ trait, value }))),
);

export const randomChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    do: fc.constant('identify' as const),
    profile,
    kind: fc.constantFrom('customer', 'user', 'email', 'anonymous', 'device', 'crm id'),
  }),
  fc.record({ do: fc.constant('merge' as const), profile, other: profile }),
  fc.record({
    do: fc.constant('forget' as const),
    profile,
    what: fc.constantFrom('trait_value', 'identifier'),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('event' as const),
      profile,
      micros,
      activity: fc.constantFrom('Viewed', 'Signed Up', 'Bought'),
      source: fc.constantFrom('website', 'billing'),
      value: fc.option(fc.constantFrom(0, 1.5, -3)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(profile, fc.oneof(fc.constant(0), micros), traitValue)
      .map(([profile, micros, value]) => ({ do: 'trait' as const, profile, micros, ...value })),
  },
);

/** Writes the changes as an import would, in one transaction. */
export async function applyChanges(database: Database, changes: readonly Change[]): Promise<void> {
  await database.transaction(async (transaction) => {
    for (const change of changes) await applyChange(transaction, change);
  });
}

async function applyChange(database: Database, change: Change): Promise<void> {
  const profile = await profileAt(database, change.profile);
  if (change.do === 'identify') {
    await database.query(
      'insert into identifier (kind, value, profile_id) values ($1, gen_random_uuid()::text, $2)',
      [change.kind, profile],
    );
  } else if (change.do === 'merge') {
    const other = await profileAt(database, change.other);
    await database.query(
      `update profile set customer_id = (select min(customer_id) from profile where id in ($1, $2))
        where customer_id in (select customer_id from profile where id in ($1, $2))`,
      [profile, other],
    );
  } else if (change.do === 'forget') {
    const spared = change.what === 'identifier' ? "and kind <> 'visitor'" : '';
    await database.query(`delete from ${change.what} where profile_id = $1 ${spared}`, [profile]);
  } else if (change.do === 'event') {
    await database.query(
      `insert into event (at, key, value, profile_id, activity_id, source_id)
       values ('epoch'::timestamptz + $1::bigint * interval '1 microsecond', gen_random_uuid(), $2, $3, $4, $5)`,
      [
        change.micros,
        change.value,
        profile,
        await idOf(database, 'activity', change.activity),
        await idOf(database, 'source', change.source),
      ],
    );
  } else {
    await database.query(
      `insert into trait_value (profile_id, trait_id, since, value)
       values ($1, $2, 'epoch'::timestamptz + $3::bigint * interval '1 microsecond', $4)
       on conflict (profile_id, trait_id, since) do update set value = excluded.value`,
      [profile, await idOf(database, 'trait', change.trait), change.micros, change.value],
    );
  }
}

/** Each profile of the tests is found by an identifier of its own. */
async function profileAt(database: Database, place: number): Promise<number> {
  const value = `visitor-${place}`;
  const [known] = await database.query<{ id: number }>(
    "select profile_id as id from identifier where kind = 'visitor' and value = $1",
    [value],
  );
  if (known) return known.id;
  const [{ id }] = await database.query<{ id: number }>(
    `insert into profile (customer_id) values (currval(pg_get_serial_sequence('profile', 'id'))) returning id`,
  );
  await database.query("insert into identifier (kind, value, profile_id) values ('visitor', $1, $2)", [
    value,
    id,
  ]);
  return id;
}

async function idOf(database: Database, table: string, name: string): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    `insert into ${table} (name) values ($1) on conflict (name) do update set name = excluded.name returning id`,
    [name],
  );
  return row.id;
}

/** Forgets everything. */
export function clear(database: Database): Promise<void> {
  return database.execute(
    'truncate event, trait_value, identifier, profile, activity, source, trait restart identity cascade',
  );
}
