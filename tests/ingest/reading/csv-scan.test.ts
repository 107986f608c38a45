import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanCsv, type Separator } from '../../../src/ingest/reading/csv-scan.js';
import { isBroken } from '../../../src/ingest/reading/raw-record.js';
import { longestRecord, splitRecords } from '../../../src/ingest/reading/split-records.js';

interface Read {
  readonly line: number;
  readonly text: string;
  readonly fields?: readonly string[];
  readonly reason?: string;
}

async function read(texts: readonly string[], separator: Separator = ',', columns?: number): Promise<Read[]> {
  const found: Read[] = [];
  for await (const pieces of splitRecords(texts, scanCsv(separator, columns))) {
    found.push(
      ...pieces.map((piece) =>
        isBroken(piece)
          ? { line: piece.line, text: piece.text, reason: piece.reason }
          : { line: piece.line, text: piece.text, fields: piece.fields },
      ),
    );
  }
  return found;
}

const fields = async (text: string, separator?: Separator) =>
  (await read([text], separator)).map((record) => record.fields);

/** Cuts a text into parts at the given places. */
function cut(text: string, places: readonly number[]): string[] {
  const ends = [...places.map((place) => place % (text.length + 1)), text.length].sort((a, b) => a - b);
  return ends.map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end));
}

describe('CSV records', () => {
  test('quotes, doubled quotes, line ends inside quotes, CRLF, no line end at the end', async () => {
    expect(await fields('a,"b ""x"", c",d\r\n1,"two\r\nlines",3')).toEqual([
      ['a', 'b "x", c', 'd'],
      ['1', 'two\r\nlines', '3'],
    ]);
  });

  test('a quote inside a value that does not begin with one is a plain character', async () => {
    expect(await fields('5" pipe,3\nO"Brien,"x"\n')).toEqual([
      ['5" pipe', '3'],
      ['O"Brien', 'x'],
    ]);
  });

  test('blanks around quoted values, empty values, blank lines and rows of nothing', async () => {
    expect(await fields('a, "b" ,\n\n,,\n"",x,\n')).toEqual([
      ['a', 'b', ''],
      ['', 'x', ''],
    ]);
  });

  test('runs of blanks as separator', async () => {
    expect(await fields(' 00001 19970101  1   11.77\n 00002\t19970112 5 12.00\n', 'spaces')).toEqual([
      ['00001', '19970101', '1', '11.77'],
      ['00002', '19970112', '5', '12.00'],
    ]);
  });

  test('reads what csv-parse reads, however the text is cut', async () => {
    const value = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', ' x', '0', '😀'),
      maxLength: 6,
    });
    const rows = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    const written = fc
      .tuple(rows, fc.constantFrom('\n', '\r\n'), fc.boolean())
      .map(([table, lineEnd, last]) => {
        const cell = (text: string) => (/[",\r\n]|^ /.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        return table.map((row) => row.map(cell).join(',')).join(lineEnd) + (last ? lineEnd : '');
      });
    await fc.assert(
      fc.asyncProperty(written, fc.array(fc.nat(), { maxLength: 5 }), async (text, places) => {
        const expected = parse(text, { relax_column_count: true }).filter((row) =>
          row.some((cell) => cell.trim() !== ''),
        );
        const found = await read(cut(text, places));
        expect(found.map((record) => record.fields)).toEqual(expected);
        for (const { line, text: raw } of found) {
          const start =
            text
              .split('\n')
              .slice(0, line - 1)
              .join('\n').length + (line > 1 ? 1 : 0);
          expect(text.slice(start).startsWith(raw)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a quote that is never closed costs its own line', async () => {
    const lines = Array.from({ length: 50 }, (_, index) =>
      index === 10 ? `${index},"open` : `${index},fine`,
    );
    const found = await read([lines.join('\n')], ',', 2);
    expect(found.filter(({ reason }) => reason)).toEqual([
      { line: 11, text: '10,"open', reason: 'a quote is never closed' },
    ]);
    expect(found).toHaveLength(50);
    expect(found.at(-1)).toMatchObject({ line: 50, fields: ['49', 'fine'] });
  });

  test('a stray quote that finds a partner below costs its own line too', async () => {
    const found = await read(['1,"open,x\n2,b,c\n3,"d, e",f\n4,g,h\n'], ',', 3);
    expect(found).toMatchObject([
      { line: 1, reason: 'its quotes are broken' },
      { line: 2, fields: ['2', 'b', 'c'] },
      { line: 3, fields: ['3', 'd, e', 'f'] },
      { line: 4, fields: ['4', 'g', 'h'] },
    ]);
  });

  test('a wrong number of values is said; empty ones too many are not', async () => {
    expect(await read(['a,b\n1,2,3\n1\n1,2,,\n'], ',', 2)).toMatchObject([
      { fields: ['a', 'b'] },
      { line: 2, reason: 'it has 3 values, and there are 2 columns' },
      { line: 3, reason: 'it has 1 values, and there are 2 columns' },
      { fields: ['1', '2'] },
    ]);
  });

  test('a line without end is set aside in bounded memory, and reading goes on', async () => {
    async function* texts(): AsyncGenerator<string> {
      yield await Promise.resolve('a,b\n1,');
      for (let part = 0; part < 100; part++) yield 'x'.repeat(longestRecord / 10);
      yield '\n2,c\n';
    }
    const found: unknown[] = [];
    for await (const pieces of splitRecords(texts(), scanCsv(',', 2))) found.push(...pieces);
    expect(found).toMatchObject([
      { line: 1 },
      { line: 2, cut: true, reason: 'it is longer than 1,048,576 characters' },
      { line: 3, fields: ['2', 'c'] },
    ]);
  });
});
