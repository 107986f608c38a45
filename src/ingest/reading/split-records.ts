import type { BrokenRecord } from './raw-record.js';

/** Where a record ends: the place after it and its line end. Neither fields nor a reason: nothing but blanks. */
export interface Scanned<Fields> {
  readonly end: number;
  readonly fields?: Fields;
  /** The record without its line end, where the scan has it at hand. */
  readonly text?: string;
  /** What is wrong with the record, in words. */
  readonly reason?: string;
}

/**
 * Reads the one record that begins at `start`; undefined when the text ends before the record does.
 * With `atEnd` no more text comes, and it must answer.
 */
export type Scan<Fields> = (text: string, start: number, atEnd: boolean) => Scanned<Fields> | undefined;

export interface SplitRecord<Fields> {
  readonly line: number;
  readonly text: string;
  readonly fields: Fields;
}

/** Text in parts of any size. */
export type Texts = AsyncIterable<string> | readonly string[];

/** Longest record, in characters: what is longer is set aside, so that memory stays bounded. */
export const longestRecord = 1 << 20;
const shownOfTooLong = 1000;
const tooLong = `it is longer than ${longestRecord.toLocaleString('en')} characters`;
const neverClosed = 'a quote or bracket that opens here is never closed';

/**
 * Splits text into records, in lists. Reading goes on after a broken record at its next line, so that a quote or
 * a bracket that is never closed costs one line and not the rest of the file.
 */
export async function* splitRecords<Fields>(
  texts: Texts,
  scan: Scan<Fields>,
): AsyncGenerator<(SplitRecord<Fields> | BrokenRecord)[]> {
  const splitter = new Splitter(scan);
  for await (const text of texts) yield splitter.split(text, false);
  yield splitter.split('', true);
}

class Splitter<Fields> {
  private rest = '';
  private line = 1;
  /** What comes belongs to a line that was too long, up to its end. */
  private skipping = false;

  private readonly scan: Scan<Fields>;

  constructor(scan: Scan<Fields>) {
    this.scan = scan;
  }

  split(more: string, atEnd: boolean): (SplitRecord<Fields> | BrokenRecord)[] {
    const pieces: (SplitRecord<Fields> | BrokenRecord)[] = [];
    const text = this.rest + more;
    let start = 0;
    let newline = text.indexOf('\n');
    while (start < text.length) {
      const scanned = this.skipping ? undefined : this.scan(text, start, atEnd);
      if (!scanned && !this.skipping && text.length - start <= longestRecord) break;
      const end = scanned?.end ?? afterLine(text, start);
      if (!this.skipping) {
        const raw = scanned?.text ?? withoutLineEnd(text.slice(start, end));
        const piece = this.piece(raw, scanned ?? { end, reason: neverClosed });
        if (piece) pieces.push(piece);
      }
      this.skipping = !scanned && text[end - 1] !== '\n';
      for (; newline >= 0 && newline < end; newline = text.indexOf('\n', newline + 1)) this.line++;
      start = end;
    }
    this.rest = text.slice(start);
    return pieces;
  }

  private piece(text: string, scanned: Scanned<Fields>): SplitRecord<Fields> | BrokenRecord | undefined {
    const { line } = this;
    if (text.length > longestRecord) {
      return { line, text: text.slice(0, shownOfTooLong), reason: tooLong, cut: true };
    }
    if (scanned.reason !== undefined) return { line, text, reason: scanned.reason };
    if (scanned.fields !== undefined) return { line, text, fields: scanned.fields };
    return undefined;
  }
}

/** Place after the line that `start` stands in. */
export function afterLine(text: string, start: number): number {
  const lineEnd = text.indexOf('\n', start);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}

export function withoutLineEnd(text: string): string {
  if (text.endsWith('\r\n')) return text.slice(0, -2);
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
