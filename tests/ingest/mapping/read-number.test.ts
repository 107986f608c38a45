import { expect, test } from 'vitest';
import { readNumber, usesDecimalComma } from '../../../src/ingest/mapping/read-number.js';

test.each<[string, boolean, number]>([
  ['12', false, 12],
  ['-12.50', false, -12.5],
  ['.5', false, 0.5],
  ['1e3', false, 1000],
  ['$1,234,567.89', false, 1234567.89],
  ['-€5', false, -5],
  ['5 €', false, 5],
  ['1.234,50 €', true, 1234.5],
  ['1.234', true, 1234],
  ['12,5', true, 12.5],
])('%s (decimal comma: %s) is %d', (text, decimalComma, value) => {
  expect(readNumber(text, decimalComma)).toBe(value);
});

test.each(['abc', '12,5', '1,23,456', '0x10', 'Infinity', '1e999', '1.2.3', '--5', '12 apples'])(
  '%s is not a number',
  (text) => {
    expect(readNumber(text, false)).toBeNaN();
  },
);

test('a decimal comma is one only where the amounts can not be read otherwise', () => {
  expect(usesDecimalComma(['12,5', '3', '1.234,00'])).toBe(true);
  expect(usesDecimalComma(['1,234', '5'])).toBe(false);
  expect(usesDecimalComma(['12,5', '12.75'])).toBe(false);
  expect(usesDecimalComma(['', 'abc'])).toBe(false);
});
