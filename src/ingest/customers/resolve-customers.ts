import type { Database } from '../../store/database.js';
import { CustomerBook, type Anchor } from './customer-book.js';
import { createIdentifiers, createProfiles, recordConflicts, recordMerges } from './customer-writes.js';
import type { IdentifierCache } from './identifier-cache.js';
import { isEmail, type Identifier } from './identifier.js';

/** What of a record says whose it is. */
export interface IdentifiedRecord {
  readonly line: number;
  /** At least one, strongest first. */
  readonly identifiers: readonly Identifier[];
}

export interface ResolvedCustomers {
  /** Profile of each record. */
  readonly profiles: Int32Array;
  /** Places of the records that made a new profile. */
  readonly newcomers: ReadonlySet<number>;
  readonly merged: number;
}

/**
 * Finds or makes the profile of each record, and merges the customers whose identifiers stand together. Runs in the
 * transaction that stores the records, one import at a time.
 */
export async function resolveCustomers(
  transaction: Database,
  records: readonly IdentifiedRecord[],
  cache: IdentifierCache,
  importId: number,
): Promise<ResolvedCustomers> {
  const book = new CustomerBook();
  const profiles = new Int32Array(records.length);
  const open = records.filter(({ identifiers }, index) => {
    if (identifiers.length === 1) profiles[index] = cache.get(identifiers[0]) ?? 0;
    return profiles[index] === 0;
  });
  await addKnownIdentifiers(transaction, book, open, cache);
  await addCustomers(transaction, book, open);
  const newcomers = new Set<number>();
  for (const [index, { identifiers, line }] of records.entries()) {
    if (profiles[index] > 0) continue;
    const before = book.newProfiles;
    profiles[index] = book.assign(identifiers, line);
    if (book.newProfiles > before) newcomers.add(index);
  }
  const ids = await createProfiles(transaction, book);
  const idOf = (profile: number) => (profile < 0 ? ids[-profile - 1] : profile);
  await createIdentifiers(transaction, book, idOf);
  for (const { identifier, profile } of book.newIdentifiers) cache.set(identifier, idOf(profile));
  await recordMerges(transaction, book, idOf, importId);
  await recordConflicts(transaction, book.conflicts, idOf, importId);
  return {
    profiles: profiles.map(idOf),
    newcomers,
    merged: book.merges.length,
  };
}

async function addKnownIdentifiers(
  transaction: Database,
  book: CustomerBook,
  records: readonly IdentifiedRecord[],
  cache: IdentifierCache,
): Promise<void> {
  const unknown = new Map<string, Set<string>>();
  for (const { identifiers } of records) {
    for (const identifier of identifiers) {
      const profile = identifiers.length > 1 ? cache.get(identifier) : undefined;
      if (profile !== undefined) book.addIdentifier(identifier, profile);
      else addTo(unknown, identifier);
    }
  }
  for (const [kind, values] of unknown) {
    const rows = await transaction.query<{ value: string; profile_id: number }>(
      'select value, profile_id from identifier where kind = $1 and value = any ($2)',
      [kind, [...values]],
    );
    for (const { value, profile_id } of rows) {
      book.addIdentifier({ kind, value }, profile_id);
      cache.set({ kind, value }, profile_id);
    }
  }
}

function addTo(values: Map<string, Set<string>>, { kind, value }: Identifier): void {
  const known = values.get(kind);
  if (known) known.add(value);
  else values.set(kind, new Set([value]));
}

/** The customers of the profiles that a record may bring together. */
async function addCustomers(
  transaction: Database,
  book: CustomerBook,
  records: readonly IdentifiedRecord[],
): Promise<void> {
  const profiles = new Set<number>();
  for (const { identifiers } of records) {
    if (identifiers.length === 1) continue;
    const known = identifiers.map((identifier) => book.profileOf(identifier));
    if (known.every((profile) => profile === known[0])) continue;
    for (const profile of known) if (profile !== undefined) profiles.add(profile);
  }
  if (profiles.size === 0) return;
  const wanted = await profilesWhere(transaction, 'id = any ($1)', profiles);
  const members = await profilesWhere(transaction, 'customer_id = any ($1)', new Set(wanted.values()));
  const anchors = await anchorsOf(transaction, members);
  for (const [id, customer] of wanted) book.addProfile(id, customer, anchors.get(customer) ?? {});
}

/** Customer of each profile. */
async function profilesWhere(
  transaction: Database,
  condition: string,
  ids: ReadonlySet<number>,
): Promise<Map<number, number>> {
  const rows = await transaction.query<{ id: number; customer_id: number }>(
    `select id, customer_id from profile where ${condition}`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, customer_id }) => [id, customer_id]));
}

/**
 * The first identifier of each kind that says who a customer is. Tables are read one by one: after an import that broke
 * off, PostgreSQL may hold them for empty and would join them row against row.
 */
async function anchorsOf(
  transaction: Database,
  members: ReadonlyMap<number, number>,
): Promise<Map<number, Anchor>> {
  const rows = await transaction.query<{ profile_id: number; kind: 'customer' | 'user'; value: string }>(
    `select profile_id, kind, value from identifier
     where profile_id = any ($1) and kind in ('customer', 'user') order by value collate "C"`,
    [[...members.keys()]],
  );
  const anchors = new Map<number, Anchor>();
  for (const { profile_id, kind, value } of rows) {
    const customer = members.get(profile_id) ?? profile_id;
    const slot = kind === 'user' ? 'user' : isEmail(value) ? 'mailbox' : 'customer';
    const known = anchors.get(customer);
    if (known?.[slot] === undefined) anchors.set(customer, { ...known, [slot]: value });
  }
  return anchors;
}
