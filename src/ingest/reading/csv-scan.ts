import { afterLine, withoutLineEnd, type Scan, type Scanned } from './split-records.js';

/** What stands between two values: one character, or any run of spaces and tabs. */
export type Separator = ',' | ';' | '\t' | '|' | 'spaces';

/**
 * Reads CSV records (RFC 4180; quotes inside an unquoted value are plain characters). A record with another number
 * of values than there are columns is broken; one without any value is blank.
 * @param columnCount left out: any number.
 */
export function scanCsv(separator: Separator, columnCount?: number): Scan<string[]> {
  function checked(fields: string[], end: number, text?: string): Scanned<string[]> {
    if (fields[0].trim() === '' && fields.every((field) => field.trim() === '')) return { end };
    if (columnCount === undefined || fields.length === columnCount) return { end, fields, text };
    if (fields.length > columnCount && fields.slice(columnCount).every((field) => field === '')) {
      return { end, fields: fields.slice(0, columnCount) };
    }
    return { end, reason: `it has ${fields.length} values, and there are ${columnCount} columns` };
  }

  return (text, start, atEnd) => {
    const lineEnd = text.indexOf('\n', start);
    if (lineEnd < 0 && !atEnd) return undefined;
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    const line = withoutLineEnd(text.slice(start, end));
    if (line === '') return { end };
    if (separator === 'spaces') return checked(line.trim().split(/\s+/), end, line);
    if (!line.includes('"')) return checked(line.split(separator), end, line);
    const quoted = quotedRecord(text, start, separator, atEnd);
    if (!quoted || quoted.reason !== undefined || !quoted.fields) return quoted;
    const record = checked(quoted.fields, quoted.end);
    // A stray quote may have found its partner lines below: then that line alone is broken.
    return record.reason !== undefined && quoted.end > end
      ? { end, reason: 'its quotes are broken' }
      : record;
  };
}

function quotedRecord(
  text: string,
  start: number,
  separator: string,
  atEnd: boolean,
): Scanned<string[]> | undefined {
  const fields: string[] = [];
  for (let position = start; ; position++) {
    const opening = afterSpaces(text, position);
    if (text[opening] === '"') {
      const closing = closingQuote(text, opening);
      if (closing < 0 || (closing === text.length - 1 && !atEnd)) {
        return atEnd ? { end: afterLine(text, start), reason: 'a quote is never closed' } : undefined;
      }
      fields.push(text.slice(opening + 1, closing).replaceAll('""', '"'));
      position = afterSpaces(text, closing + 1);
    } else {
      const next = endOfPlain(text, position, separator);
      if (next === text.length && !atEnd) return undefined;
      const field = text.slice(position, next);
      fields.push(text[next] === '\n' && field.endsWith('\r') ? field.slice(0, -1) : field);
      position = next;
    }
    if (text[position] === separator) continue;
    if (text.startsWith('\r\n', position)) return { end: position + 2, fields };
    if (text[position] === '\n') return { end: position + 1, fields };
    if (position >= text.length - 1 && !atEnd) return undefined;
    if (position >= text.length) return { end: text.length, fields };
    return { end: afterLine(text, start), reason: 'its quotes are broken' };
  }
}

function afterSpaces(text: string, position: number): number {
  while (text[position] === ' ') position++;
  return position;
}

/** Place of the quote that closes the one at `opening`, or -1. */
function closingQuote(text: string, opening: number): number {
  let quote = text.indexOf('"', opening + 1);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
}

function endOfPlain(text: string, position: number, separator: string): number {
  const lineEnd = text.indexOf('\n', position);
  const limit = lineEnd < 0 ? text.length : lineEnd;
  const next = text.indexOf(separator, position);
  return next < 0 || next > limit ? limit : next;
}
