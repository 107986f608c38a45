import { expect, test } from 'vitest';
import { spokenName } from '../../../src/journeys/proposal/spoken-name.js';

test.each([
  ['Deal Won', 'deal won'],
  ['Release A', 'release A'],
  ['Return ER', 'return ER'],
  ['Result Distinction', 'distinction'],
  ['Final Decision Approved', 'approved'],
  ['Result', 'result'],
  ['order_shipped', 'order shipped'],
  ['orderShipped', 'order shipped'],
  ['CASE CLOSED', 'case closed'],
  ['  ', ''],
])('%s is spoken of as %s', (activity, name) => {
  expect(spokenName(activity)).toBe(name);
});
