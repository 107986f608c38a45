const magicNumbers: readonly (readonly [start: string, what: string])[] = [
  ['PK\x03\x04', 'a zip archive or an Excel workbook: unpack it, or save the sheet as CSV'],
  ['%PDF', 'a PDF'],
  ['PAR1', 'a Parquet file: write it as CSV or JSONL'],
  ['SQLite format 3', 'an SQLite database: export a table as CSV'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook: save the sheet as CSV'],
  ['BZh', 'packed with bzip2: unpack it first'],
  ['\x28\xb5\x2f\xfd', 'packed with zstd: unpack it first'],
  ['\xfd7zXZ', 'packed with xz: unpack it first'],
  ['7z\xbc\xaf', 'a 7-Zip archive: unpack it first'],
];

/** Why a file that begins so can't hold records (`a PDF`), or undefined when it looks like text. */
export function refuseContent(start: Buffer): string | undefined {
  const begin = start.toString('latin1', 0, 16);
  const known = magicNumbers.find(([magic]) => begin.startsWith(magic));
  if (known) return known[1];
  const marked = /^(\xff\xfe|\xfe\xff)/.test(begin);
  if (!marked && controlShare(start) > 0.1) return 'no text (binary)';
  const text = marked
    ? new TextDecoder(begin[0] === '\xff' ? 'utf-16le' : 'utf-16be').decode(start)
    : start.toString('latin1');
  if (/^\s*<(!doctype\s+html|html|head|body)\b/i.test(text.replace(/^(\ufeff|\xef\xbb\xbf)/, ''))) {
    return 'a web page (HTML), perhaps a log-in page in place of the export';
  }
  if (/^\s*<\?xml/i.test(text.replace(/^(\ufeff|\xef\xbb\xbf)/, ''))) return 'XML';
  return undefined;
}

function controlShare(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  }
  return controls / Math.max(1, bytes.length);
}
