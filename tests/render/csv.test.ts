import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerTable } from '../../src/ask/answer.js';
import { renderCsv } from '../../src/render/csv.js';

const oneText = (text: string): AnswerTable => ({
  caption: '',
  columns: [{ name: 'name', kind: 'text' }],
  rows: [[text], ['end']],
});
const read = (table: AnswerTable): string[][] => parse(renderCsv(table), { bom: true });

test('a CSV reader gets every text back, with a quote before what looks like a formula', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a,b', '"', 'x\r\ny', '=1+1')),
      (text) => {
        const dangerous = /^[=+\-@\t\r\n]/.test(text);
        expect(read(oneText(text))).toEqual([['name'], [dangerous ? `'${text}` : text], ['end']]);
      },
    ),
  );
});

test.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', (text) => {
  expect(read(oneText(text))[1]).toEqual([`'${text}`]);
});

test('figures stay exact, negative ones too, and estimates keep their interval', () => {
  const table: AnswerTable = {
    caption: '',
    columns: [
      { name: 'step', kind: 'text' },
      { name: 'rate', kind: 'rate' },
      { name: 'change', kind: 'number' },
    ],
    rows: [
      ['a', { estimate: 0.25, low: 0.2, high: 0.3, n: 40 }, -1.5],
      ['b', null, null],
    ],
  };
  expect(read(table)).toEqual([
    ['step', 'rate', 'rate low', 'rate high', 'rate n', 'change'],
    ['a', '0.25', '0.2', '0.3', '40', '-1.5'],
    ['b', '', '', '', '', ''],
  ]);
});
