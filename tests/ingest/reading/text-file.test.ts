import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/ingest/reading/decode-text.js';
import { openRecordFile, type FileFormat } from '../../../src/ingest/reading/record-file.js';

const folder = mkdtempSync(join(tmpdir(), 'footpath-reading-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: string | Buffer, name = 'file.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function decoded(bytes: Buffer, chunk: number): Promise<string> {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let start = 0; start < bytes.length; start += chunk) {
      yield await Promise.resolve(bytes.subarray(start, start + chunk));
    }
  }
  let text = '';
  for await (const part of decodeText(chunks())) text += part;
  return text;
}

describe('text of any encoding', () => {
  const text = 'name,city\nZoë,Århus — “ok” €5\n';
  const utf16 = Buffer.from(text, 'utf16le');
  const encodings: Record<string, Buffer> = {
    'UTF-8': Buffer.from(text),
    'UTF-8 with mark': Buffer.from(`\ufeff${text}`),
    'UTF-16 little endian': Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    'UTF-16 big endian': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    'Windows-1252': Buffer.from('name,city\nZo\xeb,\xc5rhus \x97 \x93ok\x94 \x805\n', 'latin1'),
  };
  for (const [encoding, bytes] of Object.entries(encodings)) {
    test.each([1, 2, 3, 7, 1000])(`${encoding} in chunks of %i bytes`, async (chunk) => {
      expect(await decoded(bytes, chunk)).toBe(text);
    });
  }

  test('what comes after much ASCII still decides', async () => {
    const ascii = Buffer.from('a,b\n'.repeat(50_000));
    expect(await decoded(Buffer.concat([ascii, Buffer.from('caf\xe9\n', 'latin1')]), 4096)).toMatch(
      /café\n$/,
    );
    expect(await decoded(Buffer.concat([ascii, Buffer.from('café\n')]), 4097)).toMatch(/café\n$/);
  });
});

describe('a file of records', () => {
  const layoutOf = async (content: string | Buffer, format: FileFormat = 'csv') =>
    (await openRecordFile(written(content), format)).layout;

  test.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2;3\n2,5;x;4\n', ';'],
    ['a\tb\n1,2\t3\n', '\t'],
    ['a|b|c\n1|2|3,4\n', '|'],
    ['"a;x","b"\n"1;2","3"\n', ','],
    [' a  b\n 1  2\n 3 4\n', 'spaces'],
    ['sep=;\na;b\n1;2\n', ';'],
    ['note\nit is, well, fine\nand so on\n', ','],
  ])('finds the separator of %j', async (content, separator) => {
    expect(await layoutOf(content)).toMatchObject({ separator });
  });

  test('columns without a name, or with one that is taken, get one', async () => {
    expect((await layoutOf('a,,a, b \n1,2,3,4\n')).columns).toEqual(['a', 'column_2', 'a_2', 'b']);
  });

  test('lines count from the top of the file; old Mac line ends; packed files', async () => {
    for (const content of ['sep=,\n"a\nx",b\n1,2\n', gzipSync('sep=,\n"a\nx",b\n1,2\n')]) {
      const file = await openRecordFile(written(content), 'csv');
      for await (const pieces of file.read(['b'])) {
        for (const piece of pieces) expect(piece).toMatchObject({ line: 4, text: '1,2', cells: ['2'] });
      }
    }
    const old = await openRecordFile(written('a,b\r1,2\r3,4\r'), 'csv');
    const found: unknown[] = [];
    for await (const pieces of old.read(['b', 'a'])) found.push(...pieces);
    expect(found).toMatchObject([
      { line: 2, cells: ['2', '1'] },
      { line: 3, cells: ['4', '3'] },
    ]);
  });

  test.each<[string, string | Buffer, FileFormat, RegExp]>([
    ['an empty file', '', 'csv', /is empty/],
    ['nothing but blanks', ' \n\n', 'csv', /is empty/],
    ['a web page', '\n<!DOCTYPE html><html><body>Log in</body></html>', 'csv', /web page/],
    ['XML', '<?xml version="1.0"?><log/>', 'jsonl', /is XML/],
    ['a workbook', Buffer.from('PK\x03\x04rest', 'latin1'), 'csv', /Excel workbook/],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'csv', /binary/],
    ['a packed image', gzipSync(Buffer.alloc(100)), 'csv', /binary/],
    ['JSON called CSV', '{"a":1}\n', 'csv', /import jsonl/],
    ['CSV called JSON', 'a,b\n1,2\n', 'jsonl', /import csv/],
  ])('refuses %s in one sentence', async (_, content, format, message) => {
    await expect(openRecordFile(written(content), format)).rejects.toThrow(message);
  });

  test('refuses a folder and a missing file', async () => {
    await expect(openRecordFile(folder, 'csv')).rejects.toThrow(/is a folder/);
    await expect(openRecordFile(join(folder, 'none.csv'), 'csv')).rejects.toThrow(/There is no file/);
  });

  test('says that a packed file breaks off', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `${index},${Math.sin(index)}`);
    const whole = gzipSync(`a,b\n${rows.join('\n')}\n`);
    const file = await openRecordFile(written(whole.subarray(0, whole.length - 1000)), 'csv');
    const reading = async () => {
      for await (const pieces of file.read(['a'])) expect(pieces).toBeDefined();
    };
    await expect(reading()).rejects.toThrow(/can't be read to its end/);
  });
});
