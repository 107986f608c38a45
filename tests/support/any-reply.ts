import fc from 'fast-check';
import type { AnswerTable, Reply, TableCell, TableColumn } from '../../src/ask/answer.js';
import { funnelSteps } from './funnel-steps.js';
import { dropOffs } from './replies.js';

/** Names as data have them at their worst. */
export const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '顧客がホームページを見た後に登録した',
    '👩‍👩‍👧 family',
    'x'.repeat(60),
    '\u001b[31mred\u001b[0m\r\n',
    '<!channel> & <@U1> *bold* `code`',
    ' ',
  ),
);

const kind = fc.constantFrom<TableColumn['kind']>(
  'text',
  'count',
  'rate',
  'duration',
  'money',
  'number',
  'date',
);
const figure = fc.double({ min: -1, max: 1e7, noNaN: true });
const cell = fc.oneof(
  anyName,
  figure,
  fc.constant(null),
  fc.record({ estimate: figure, low: figure, high: figure, n: fc.nat() }),
);

export function anyTable(most: { columns: number; rows: number }): fc.Arbitrary<AnswerTable> {
  return fc.integer({ min: 1, max: most.columns }).chain((width) =>
    fc.record({
      caption: anyName,
      columns: fc.array(fc.record({ name: anyName, kind }), { minLength: width, maxLength: width }),
      rows: fc.array(fc.array<TableCell>(cell, { minLength: width, maxLength: width }), {
        maxLength: most.rows,
      }),
    }),
  );
}

export function anyAnswer(
  table: fc.Arbitrary<AnswerTable>,
  text: fc.Arbitrary<string> = anyName,
  mostTexts = 3,
): fc.Arbitrary<Reply> {
  const texts = fc.array(text, { maxLength: mostTexts });
  return fc
    .record({ headline: text, findings: texts, table, basis: texts, caveats: texts, suggestions: texts })
    .map((answer) => dropOffs({ steps: funnelSteps(['a', 'b'], [2, 1]) }, answer));
}
