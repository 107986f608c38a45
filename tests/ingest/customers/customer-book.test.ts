import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CustomerBook } from '../../../src/ingest/customers/customer-book.js';
import { byStrength, readIdentifier, type Identifier } from '../../../src/ingest/customers/identifier.js';

/** `customer:1 email:a@b` */
function identifiers(text: string): Identifier[] {
  return text
    .split(' ')
    .map((part) => ({ kind: part.split(':')[0], value: part.split(':')[1] }))
    .sort((a, b) => byStrength(a.kind, b.kind));
}

function assignAll(records: readonly string[]) {
  const book = new CustomerBook();
  const profiles = records.map((record, line) => book.assign(identifiers(record), line));
  return { book, customers: profiles.map((profile) => book.customerOf(profile)) };
}

describe('which records are of one customer', () => {
  test('an anonymous visit joins at sign-up, with the record as evidence', () => {
    const { book, customers } = assignAll([
      'anonymous:a',
      'customer:1 anonymous:a email:x@y',
      'email:x@y',
      'customer:1',
    ]);
    expect(new Set(customers).size).toBe(1);
    expect(book.merges).toEqual([
      { kept: -1, merged: -2, line: 1, identifiers: identifiers('customer:1 anonymous:a email:x@y') },
    ]);
    expect(book.conflicts).toEqual([]);
  });

  test('two customer ids are never one customer: the weaker identifier is left out, and written down', () => {
    const { book, customers } = assignAll([
      'customer:1 anonymous:a',
      'customer:2 anonymous:a email:z@y',
      'email:z@y',
      'anonymous:a',
    ]);
    expect(customers[1]).not.toBe(customers[0]);
    expect(customers[2]).toBe(customers[1]);
    expect(customers[3]).toBe(customers[0]);
    expect(book.conflicts).toMatchObject([{ kind: 'anonymous', value: 'a', line: 1 }]);
  });

  test('two users of one device stay two; two users of one account are one customer', () => {
    const device = assignAll(['user:u anonymous:a', 'user:v anonymous:a']);
    expect(device.customers[0]).not.toBe(device.customers[1]);
    const account = assignAll(['customer:1 user:u', 'customer:1 user:v', 'user:v']);
    expect(new Set(account.customers).size).toBe(1);
  });

  test('a device that knows two customers through others does not weld them', () => {
    const { book, customers } = assignAll([
      'customer:1 email:a@b',
      'customer:2 anonymous:a',
      'email:a@b anonymous:a',
    ]);
    expect(new Set(customers).size).toBe(2);
    expect(customers[2]).toBe(customers[0]);
    expect(book.conflicts).toMatchObject([{ kind: 'anonymous', value: 'a', line: 2 }]);
  });

  test('without strong ids, standing together is all that counts (union-find by brute force)', () => {
    const record = fc.uniqueArray(
      fc.constantFrom('email:1@', 'email:2@', 'anonymous:1', 'anonymous:2', 'device:1', 'device:2', 'card:1'),
      {
        minLength: 1,
        maxLength: 3,
        selector: (identifier) => identifier.split(':')[0],
      },
    );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const { customers } = assignAll(records.map((parts) => parts.join(' ')));
        const group = records.map((_, index) => index);
        for (let pass = 0; pass < records.length; pass++) {
          for (const [one, first] of records.entries()) {
            for (const [other, second] of records.entries()) {
              if (!first.some((part) => second.includes(part))) continue;
              const [low, high] = [group[one], group[other]].sort((a, b) => a - b);
              for (const [index, value] of group.entries()) if (value === high) group[index] = low;
            }
          }
        }
        for (const one of group.keys()) {
          for (const other of group.keys()) {
            expect(customers[one] === customers[other]).toBe(group[one] === group[other]);
          }
        }
      }),
    );
  });

  test('no customer ever has two customer ids, nor two users without one', () => {
    const kinds = { customer: ['1', '2', '3'], user: ['u', 'v'], email: ['e@', 'f@'], anonymous: ['a', 'b'] };
    const part = fc.constantFrom(
      ...Object.entries(kinds).flatMap(([kind, values]) => values.map((value) => `${kind}:${value}`)),
    );
    const record = fc.uniqueArray(part, { minLength: 1, selector: (text) => text.split(':')[0] });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), (records) => {
        const { book, customers } = assignAll(records.map((parts) => parts.join(' ')));
        const owners = new Map<number, { customer: Set<string>; user: Set<string> }>();
        for (const { identifier, profile } of book.newIdentifiers) {
          const owner = owners.get(book.customerOf(profile)) ?? { customer: new Set(), user: new Set() };
          if (identifier.kind === 'customer') owner.customer.add(identifier.value);
          if (identifier.kind === 'user') owner.user.add(identifier.value);
          owners.set(book.customerOf(profile), owner);
        }
        for (const { customer, user } of owners.values()) {
          expect(customer.size).toBeLessThanOrEqual(1);
          if (customer.size === 0) expect(user.size).toBeLessThanOrEqual(1);
        }
        // Records of one customer id are always of one customer.
        const byId = new Map<string, number>();
        for (const [index, parts] of records.entries()) {
          for (const id of parts.filter((text) => text.startsWith('customer:'))) {
            expect(customers[index]).toBe(byId.get(id) ?? customers[index]);
            byId.set(id, customers[index]);
          }
        }
      }),
    );
  });
});

describe('what is an identifier', () => {
  test('e-mail addresses are lower case and have an @', () => {
    expect(readIdentifier('email', 'Zoë@Example.com', false)).toBe('zoë@example.com');
    expect(readIdentifier('email', 'none given', false)).toBeUndefined();
  });

  test.each([
    '',
    'null',
    'NULL',
    'undefined',
    'None',
    'anonymous',
    '0',
    '-1',
    '0000',
    '00000000-0000-0000-0000-000000000000',
    'unknown',
    'n/a',
    'NA',
  ])('%j is nobody', (text) => {
    expect(readIdentifier('user', text, false)).toBeUndefined();
    expect(readIdentifier('anonymous', text, true)).toBeUndefined();
  });

  test('a customer id that is an e-mail address is lower case as well', () => {
    expect(readIdentifier('customer', 'Ann@X.org', true)).toBe('ann@x.org');
    expect(readIdentifier('customer', 'Ann X', true)).toBe('Ann X');
  });

  test('a customer may be called NA; alone, also 0 or unknown', () => {
    expect(readIdentifier('customer', 'NA', false)).toBe('NA');
    expect(readIdentifier('customer', '0', true)).toBe('0');
    expect(readIdentifier('customer', 'unknown', true)).toBe('unknown');
    expect(readIdentifier('customer', '0', false)).toBeUndefined();
    expect(readIdentifier('customer', 'null', true)).toBeUndefined();
  });
});
