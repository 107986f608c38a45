import { z } from 'zod';
import { FootpathError } from '../../errors.js';
import { csvLayoutSchema, detectCsvLayout } from './csv-layout.js';
import { readCsv } from './read-csv.js';
import { detectJsonLayout, jsonLayoutSchema, readJson } from './read-json.js';
import type { Piece } from './raw-record.js';
import type { Texts } from './split-records.js';
import { openTextFile } from './text-file.js';

export type FileFormat = 'csv' | 'jsonl';

export const layoutSchema = z.discriminatedUnion('format', [csvLayoutSchema, jsonLayoutSchema]);
/** All that is needed to read records of a file again. */
export type Layout = z.output<typeof layoutSchema>;

/** A file of records, looked into and found readable. */
export interface RecordFile {
  readonly path: string;
  /** Bytes on disk. */
  readonly size: number;
  readonly layout: Layout;
  /** Names of the columns; for JSON the paths of the values, as far as the beginning of the file shows. */
  readonly columns: readonly string[];
  /** The records from the first one on, in lists; each with the text of the wanted columns. */
  read(wanted: readonly string[], onBytes?: (bytes: number) => void): AsyncIterable<readonly Piece[]>;
}

const lookedInto = 1 << 18;

/**
 * @param folder what the path is relative to.
 * @throws FootpathError where the file is missing, no text, or of another format.
 */
export async function openRecordFile(path: string, format: FileFormat, folder = '.'): Promise<RecordFile> {
  const file = await openTextFile(path, folder);
  const start = await beginning(file.read());
  const first = start.trimStart()[0];
  if (first === undefined) throw new FootpathError('bad_input', `${path} is empty.`);
  const looksLikeJson = /^(\{\s*["}]|\[\s*[{\]])/.test(start.trimStart());
  if (format === 'csv' && looksLikeJson) {
    throw new FootpathError('bad_input', `${path} holds JSON; load it with: footpath import jsonl ${path}`);
  }
  if (format === 'jsonl' && first !== '{' && first !== '[') {
    throw new FootpathError(
      'bad_input',
      `${path} holds no JSON; for a table use: footpath import csv ${path}`,
    );
  }
  const layout = format === 'csv' ? detectCsvLayout(start) : await detectJsonLayout(start);
  return {
    path,
    size: file.size,
    layout,
    columns: layout.columns,
    read: (wanted, onBytes) => readLayout(layout, file.read(onBytes), wanted),
  };
}

export function readLayout(
  layout: Layout,
  texts: Texts,
  wanted: readonly string[],
): AsyncIterable<readonly Piece[]> {
  return layout.format === 'csv' ? readCsv(layout, texts, wanted) : readJson(layout, texts, wanted);
}

async function beginning(texts: AsyncIterable<string>): Promise<string> {
  let start = '';
  for await (const text of texts) {
    start += text;
    if (start.length >= lookedInto) break;
  }
  return start;
}
