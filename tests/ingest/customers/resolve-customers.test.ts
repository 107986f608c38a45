import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CustomerBook } from '../../../src/ingest/customers/customer-book.js';
import { IdentifierCache } from '../../../src/ingest/customers/identifier-cache.js';
import { byStrength } from '../../../src/ingest/customers/identifier.js';
import { resolveCustomers } from '../../../src/ingest/customers/resolve-customers.js';
import { describeImports } from '../each-empty-database.js';

const kinds = {
  customer: ['1', '2', 'e@x', 'f@x'],
  user: ['u', 'v'],
  email: ['e@', 'f@'],
  anonymous: ['a', 'b', 'c'],
};
const identifier = fc.constantFrom(
  ...Object.entries(kinds).flatMap(([kind, values]) => values.map((value) => ({ kind, value }))),
);
const record = fc
  .uniqueArray(identifier, { minLength: 1, maxLength: 3, selector: ({ kind }) => kind })
  .map((identifiers) => ({ line: 1, identifiers: identifiers.sort((a, b) => byStrength(a.kind, b.kind)) }));

/** Which entries are equal to which. */
const partition = (list: readonly (number | undefined)[]) => list.map((entry) => list.indexOf(entry));

describeImports('finding customers in the database', ({ database, load }) => {
  test('comes out the same, however the records are cut into batches', async () => {
    let importId = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 15 }),
        fc.nat(15),
        fc.boolean(),
        async (records, place, keepCache) => {
          await database().execute(
            'truncate profile, identifier, merge, identity_conflict, import_run restart identity cascade',
          );
          [{ id: importId }] = await database().query<{ id: number }>(
            `insert into import_run (format, files, mapping) values ('test', '{}', '{}') returning id`,
          );
          const cache = new IdentifierCache();
          const profiles: number[] = [];
          for (const batch of [records.slice(0, place), records.slice(place)]) {
            const resolved = await database().transaction((transaction) =>
              resolveCustomers(transaction, batch, keepCache ? cache : new IdentifierCache(), importId),
            );
            profiles.push(...resolved.profiles);
          }
          const rows = await database().query<{ id: number; customer_id: number }>(
            'select id, customer_id from profile',
          );
          const customers = new Map(rows.map(({ id, customer_id }) => [id, customer_id]));
          const book = new CustomerBook();
          const expected = records.map(({ identifiers }) => book.assign(identifiers, 1));

          expect(profiles).toEqual(expected.map((profile) => -profile));
          expect(partition(profiles.map((profile) => customers.get(profile)))).toEqual(
            partition(expected.map((profile) => book.customerOf(profile))),
          );
          // The customer is the oldest of its profiles, and every merge can be undone: what moved is written down.
          for (const [id, customer] of customers) expect(customer).toBeLessThanOrEqual(id);
          const undone = new Map(customers);
          const merges = await database().query<{ merged_profile_id: number; moved_profile_ids: number[] }>(
            'select merged_profile_id, moved_profile_ids from merge order by id desc',
          );
          for (const merge of merges)
            for (const id of merge.moved_profile_ids) undone.set(id, merge.merged_profile_id);
          expect([...undone].every(([id, customer]) => id === customer)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  const mapping = {
    customer: 'user',
    identifiers: { anonymous: 'visitor', email: 'email' },
    time: 'time',
    activity: 'activity',
  };
  const header = 'user,visitor,email,time,activity';

  test('an anonymous past joins the customer at sign-up, from another file too', async () => {
    expect(
      await load(
        [
          header,
          ',v1,,2024-01-01,Viewed',
          ',v2,,2024-01-01,Viewed',
          'u1,v1, Ann@X.org ,2024-01-02,Signed Up',
        ],
        mapping,
      ),
    ).toMatchObject({ customers: 2, merged: 1 });
    expect(
      await load(
        ['Email,Name', 'ann@x.org,Ann', 'bo@x.org,Bo'],
        { identifiers: { email: 'Email' }, traits: ['Name'], source: 'crm' },
        { name: 'crm.csv' },
      ),
    ).toMatchObject({ customers: 3, merged: 0 });
    expect(await load([header, 'u2,v2,bo@x.org,2024-01-05,Signed Up'], mapping)).toMatchObject({
      customers: 2,
      merged: 2,
    });
    const [merge] = await database().query(
      'select evidence, moved_profile_ids from merge order by id limit 1',
    );
    expect(merge).toEqual({
      evidence: {
        line: 4,
        identifiers: [
          { kind: 'customer', value: 'u1' },
          { kind: 'email', value: 'ann@x.org' },
          { kind: 'anonymous', value: 'v1' },
        ],
      },
      moved_profile_ids: [3],
    });
  });

  test('a customer who goes by an e-mail address is the one that others know by it', async () => {
    await load(['Email,Name', 'Ann@X.org,Ann'], { customer: 'Email', traits: ['Name'] });
    expect(await load([header, 'u7,v7,ann@x.org,2024-01-01,A'], mapping)).toMatchObject({
      customers: 1,
      merged: 1,
    });
    // The address is taken: neither another id nor another address becomes the same customer.
    expect(await load([header, 'u8,,ann@x.org,2024-01-01,A'], mapping)).toMatchObject({
      customers: 2,
      merged: 0,
    });
    await load(['Email,device', 'bo@x.org,v7'], {
      customer: 'Email',
      identifiers: { anonymous: 'device' },
      traits: ['device'],
    });
    expect(await database().query('select kind, value from identity_conflict order by kind')).toEqual([
      { kind: 'anonymous', value: 'v7' },
      { kind: 'email', value: 'ann@x.org' },
    ]);
  });

  test('a shared device does not weld two customers, and is written down once', async () => {
    const rows = ['u1,v1,,2024-01-01,A', 'u2,v1,,2024-01-02,A', 'u2,v1,,2024-01-03,A', ',v1,,2024-01-04,A'];
    expect(await load([header, ...rows], mapping)).toMatchObject({ customers: 2, merged: 0, stored: 4 });
    expect(await database().query('select kind, value, line from identity_conflict')).toEqual([
      { kind: 'anonymous', value: 'v1', line: '3' },
    ]);
  });

  test('values that stand for nobody tie nobody together', async () => {
    const nobody = [
      '',
      'null',
      '0',
      '-1',
      'undefined',
      'unknown',
      '00000000-0000-0000-0000-000000000000',
      'N/A',
    ];
    const rows = nobody.flatMap((value, index) => [
      `a${index},${value},,2024-01-01,A`,
      `b${index},,${value},2024-01-01,A`,
    ]);
    expect(await load([header, ...rows], mapping)).toMatchObject({
      customers: 2 * nobody.length,
      quarantined: 0,
      merged: 0,
    });
    expect(await load([header, 'null,,null,2024-01-01,A', '0,v9,,2024-01-01,A'], mapping)).toMatchObject({
      quarantined: 1,
      customers: 2 * nobody.length + 1,
    });
  });
});
