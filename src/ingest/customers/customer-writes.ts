import type { Database } from '../../store/database.js';
import type { Conflict, CustomerBook } from './customer-book.js';

/** The id of a profile, also of one that was new in the book. */
type IdOf = (profile: number) => number;

/** Stores the new profiles and gives their ids, oldest first. */
export async function createProfiles(transaction: Database, book: CustomerBook): Promise<number[]> {
  if (book.newProfiles === 0) return [];
  const rows = await transaction.query<{ id: number }>(
    `insert into profile (id, customer_id) overriding system value
     select id, id
     from (select nextval(pg_get_serial_sequence('profile', 'id'))::integer as id from generate_series(1, $1)) as fresh
     returning id`,
    [book.newProfiles],
  );
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

export async function createIdentifiers(
  transaction: Database,
  book: CustomerBook,
  idOf: IdOf,
): Promise<void> {
  const kinds = new Set(book.newIdentifiers.map(({ identifier }) => identifier.kind));
  for (const kind of kinds) {
    const fresh = book.newIdentifiers.filter(({ identifier }) => identifier.kind === kind);
    await transaction.query(
      'insert into identifier (kind, value, profile_id) select $1, * from unnest($2::text[], $3::integer[])',
      [kind, fresh.map(({ identifier }) => identifier.value), fresh.map(({ profile }) => idOf(profile))],
    );
  }
}

/** Points the merged profiles to the customer that is kept, and writes down why and what moved. */
export async function recordMerges(
  transaction: Database,
  book: CustomerBook,
  idOf: IdOf,
  importId: number,
): Promise<void> {
  if (book.merges.length === 0) return;
  const merges = book.merges.map((merge) => ({
    ...merge,
    kept: idOf(merge.kept),
    merged: idOf(merge.merged),
  }));
  const members = await membersOf(
    transaction,
    merges.map(({ merged }) => merged),
  );
  const moves = merges.map(({ kept, merged }) => {
    const moved = members.get(merged) ?? [];
    members.set(kept, [...(members.get(kept) ?? []), ...moved]);
    members.delete(merged);
    return moved;
  });
  await transaction.query(
    `insert into merge (kept_profile_id, merged_profile_id, moved_profile_ids, evidence, import_id)
     select kept, merged, translate(moved, '[]', '{}')::integer[], evidence::jsonb, $5
     from unnest($1::integer[], $2::integer[], $3::text[], $4::text[]) as fresh (kept, merged, moved, evidence)`,
    [
      merges.map(({ kept }) => kept),
      merges.map(({ merged }) => merged),
      moves.map((moved) => JSON.stringify(moved)),
      merges.map(({ identifiers, line }) => JSON.stringify({ identifiers, line })),
      importId,
    ],
  );
  // What is left in the list are the customers that stay, with the profiles that came to them.
  const moved = [...members].flatMap(([customer, profiles]) =>
    profiles.map((profile) => ({ customer, profile })),
  );
  await transaction.query(
    `update profile set customer_id = moved.customer_id
     from unnest($1::integer[], $2::integer[]) as moved (id, customer_id) where profile.id = moved.id`,
    [moved.map(({ profile }) => profile), moved.map(({ customer }) => customer)],
  );
}

async function membersOf(
  transaction: Database,
  customers: readonly number[],
): Promise<Map<number, number[]>> {
  const rows = await transaction.query<{ id: number; customer_id: number }>(
    'select id, customer_id from profile where customer_id = any ($1) order by id',
    [customers],
  );
  const members = new Map<number, number[]>();
  for (const { id, customer_id } of rows) {
    const list = members.get(customer_id);
    if (list) list.push(id);
    else members.set(customer_id, [id]);
  }
  return members;
}

/** Writes down the identifiers that were left out of a record, once for each customer they stood with. */
export async function recordConflicts(
  transaction: Database,
  conflicts: readonly Conflict[],
  idOf: IdOf,
  importId: number,
): Promise<void> {
  if (conflicts.length === 0) return;
  await transaction.query(
    `insert into identity_conflict (kind, value, profile_id, line, import_id)
     select *, $5 from unnest($1::text[], $2::text[], $3::integer[], $4::bigint[])
     on conflict (kind, value, profile_id) do nothing`,
    [
      conflicts.map(({ kind }) => kind),
      conflicts.map(({ value }) => value),
      conflicts.map(({ profile }) => idOf(profile)),
      conflicts.map(({ line }) => line),
      importId,
    ],
  );
}
