import { hash } from 'node:crypto';
import type { CsvLayout } from './csv-layout.js';
import { scanCsv } from './csv-scan.js';
import { isBroken, type Piece } from './raw-record.js';
import { splitRecords, type Scan, type Texts } from './split-records.js';

const unitSeparator = '\x1f';

/** Reads the records of a CSV text, after the header that its layout tells of. */
export async function* readCsv(
  layout: CsvLayout,
  texts: Texts,
  wanted: readonly string[],
): AsyncGenerator<Piece[]> {
  const { columns } = layout;
  const places = wanted.map((name) => columns.indexOf(name));
  const asTheyAre = places.length === columns.length && places.every((place, index) => place === index);
  // The order of columns is no part of what a record says, their names are.
  const byName = columns.map((_, index) => index).sort((a, b) => (columns[a] < columns[b] ? -1 : 1));
  const sorted = byName.some((place, index) => place !== index);
  const names = hash('md5', byName.map((place) => columns[place]).join(unitSeparator));
  const content = (fields: readonly string[]) => {
    const inOrder = sorted ? byName.map((place) => fields[place]) : fields;
    return inOrder.join(unitSeparator) + unitSeparator + names;
  };

  const scan = afterHeader(layout.headerLength, scanCsv(layout.separator, columns.length));
  for await (const pieces of splitRecords(layout.carriageReturns ? withNewlines(texts) : texts, scan)) {
    yield pieces.map((piece) =>
      isBroken(piece)
        ? piece
        : {
            line: piece.line,
            text: piece.text,
            cells: asTheyAre ? piece.fields : places.map((place) => piece.fields[place] ?? ''),
            content: () => content(piece.fields),
          },
    );
  }
}

function afterHeader(length: number, scan: Scan<string[]>): Scan<string[]> {
  let passed = length === 0;
  return (text, start, atEnd) => {
    if (passed) return scan(text, start, atEnd);
    if (text.length < length && !atEnd) return undefined;
    passed = true;
    return { end: Math.min(length, text.length) };
  };
}

async function* withNewlines(texts: Texts): AsyncGenerator<string> {
  for await (const text of texts) yield text.replaceAll('\r', '\n');
}
