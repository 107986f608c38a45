import { TraitRows } from '../journeys/trait-rows.js';
import { readCopyRows } from './copy-rows.js';
import type { Database } from './database.js';
import { Identifiers } from './identifiers.js';
import { isBetween } from './is-between.js';
import { toUnixMicros } from './postgres-time.js';
import type { DataPosition } from './data-position.js';

/** Keys of the customers of whom anything is new; undefined when all are. */
export type Touched = readonly number[] | undefined;

/** Profiles and the customers that they belong to. */
export interface Profiles {
  /** Key of the customer of each profile. */
  readonly customers: Uint32Array;
  /** Profiles that are part of another one's customer, with its key. */
  readonly merged: ReadonlyMap<number, number>;
}

/** Who has anything new between two positions. */
export async function readTouched(
  database: Database,
  since: DataPosition,
  reached: DataPosition,
): Promise<Touched> {
  if (since.lastEvent === 0 && since.lastChange === 0) return undefined;
  const isNew = isBetween('change', since.lastChange, reached.lastChange);
  const rows = await database.query<{ key: number }>(
    `select distinct customer_id as key from profile where id in (
       select id from profile where ${isNew}
       union select profile_id from identifier where ${isNew}
       union select profile_id from trait_value where ${isNew}
       union select profile_id from event where ${isBetween('seq', since.lastEvent, reached.lastEvent)})`,
  );
  return rows.map(({ key }) => key);
}

export async function readProfiles(database: Database, touched: Touched): Promise<Profiles> {
  const [{ last }] = await database.query<{ last: number }>(
    'select coalesce(max(id), 0) as last from profile',
  );
  const customers = new Uint32Array(last + 1);
  const merged = new Map<number, number>();
  const select = `select id, customer_id from profile where ${among('customer_id', touched)}`;
  await readCopyRows(database.copyOut(select), 2, (row) => {
    const profile = row.integer(0);
    customers[profile] = row.integer(1);
    if (profile !== customers[profile]) merged.set(profile, customers[profile]);
  });
  return { customers, merged };
}

export async function readIdentifiers(
  database: Database,
  touched: Touched,
  profiles: Profiles,
): Promise<Identifiers> {
  const identifiers = new Identifiers();
  const select = `select profile_id, change, kind, value from identifier where ${ofProfiles(touched)}`;
  await readCopyRows(database.copyOut(select), 4, (row) => {
    identifiers.add(profiles.customers[row.integer(0)], row.text(2), row.text(3), row.bigint(1));
  });
  return identifiers;
}

/** Trait values of the touched customers, by id of the trait. */
export async function readTraitRows(
  database: Database,
  touched: Touched,
  profiles: Profiles,
  trait?: number,
): Promise<Map<number, TraitRows>> {
  const traits = new Map<number, TraitRows>();
  const select = `select profile_id, trait_id, since, value from trait_value
    where ${ofProfiles(touched)} and ${trait === undefined ? 'true' : `trait_id = ${trait}`}`;
  await readCopyRows(database.copyOut(select), 4, (row) => {
    const profile = row.integer(0);
    const id = row.integer(1);
    const rows = traits.get(id) ?? new TraitRows();
    traits.set(id, rows);
    rows.push(profiles.customers[profile], profile, toUnixMicros(row.bigint(2)), row.text(3));
  });
  return traits;
}

/** COPY can't bind values; these are numbers that came from the database. */
function among(column: string, touched: Touched): string {
  return touched ? `${column} = any('{${touched.join()}}'::integer[])` : 'true';
}

function ofProfiles(touched: Touched): string {
  return touched ? `profile_id in (select id from profile where ${among('customer_id', touched)})` : 'true';
}
