import { expect, test } from 'vitest';
import { findByPartOfName, findCustomer, findCustomers } from '../../src/journeys/find-customer.js';
import { textColumn } from '../../src/journeys/text-column.js';
import { smallLog } from '../support/small-log.js';

const customers = ['cus_1', 'cus_2', 'cus_3', 'cus_4'];
const base = smallLog([], {
  customers,
  traits: { email: { cus_1: 'Ada@Example.com', cus_4: 'ada@example.com' } },
});
const [email] = [...base.traits.values()];
const log = {
  ...base,
  customerNames: textColumn(['Marlow Studios', 'ÉCLAIR Ltd', 'Studio Marlow', 'marlow studios']),
  traits: new Map([['email', { ...email, personal: true }]]),
};

test('finds by id, then name, then personal trait, whatever the case', () => {
  expect(findCustomers(log, ' CUS_2 ')).toEqual({ by: 'id', customers: [1] });
  expect(findCustomers(log, 'éclair ltd')).toEqual({ by: 'name', customers: [1] });
  expect(findCustomers(log, 'MARLOW STUDIOS')).toEqual({ by: 'name', customers: [0, 3] });
  expect(findCustomers(log, 'ADA@example.com')).toEqual({ by: 'trait', customers: [0, 3] });
  expect(findCustomer(log, 'marlow studios')).toBe(0);
});

test('finds nobody for nothing, for a part, and for a trait that is not personal', () => {
  for (const text of ['', '  ', 'marlow', 'cus_', 'cus_1 ada'])
    expect(findCustomers(log, text)).toBeUndefined();
  expect(findCustomers({ ...log, traits: new Map([['email', email]]) }, 'ada@example.com')).toBeUndefined();
});

test('finds by part of a name from the start of a word on', () => {
  expect(findByPartOfName(log, 'Marlow')).toEqual([0, 2, 3]);
  expect(findByPartOfName(log, 'low stud')).toEqual([]);
  expect(findByPartOfName(log, 'studio')).toEqual([0, 2, 3]);
  expect(findByPartOfName(log, 'ma')).toEqual([]);
});
