import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectJsonLayout, readJson } from '../../../src/ingest/reading/read-json.js';
import { isBroken, type Piece } from '../../../src/ingest/reading/raw-record.js';

async function read(
  text: string,
  wanted: readonly string[] = [],
  parts: readonly string[] = [text],
): Promise<Piece[]> {
  const layout = await detectJsonLayout(text);
  const found: Piece[] = [];
  for await (const pieces of readJson(layout, parts, wanted)) found.push(...pieces);
  return found;
}

const cells = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (isBroken(piece) ? piece.reason : piece.cells));

describe('JSON records', () => {
  test('one a line, with nested paths, keys that hold dots, lists and missing values', async () => {
    const text = '{"a":{"b":"x","list":[{"c":1}]},"p.q":true}\n\n{"a":{"b":null}}\n';
    expect(cells(await read(text, ['a.b', 'a.list.0.c', 'p.q', 'none', 'a.list']))).toEqual([
      ['x', '1', 'true', '', '[{"c":1}]'],
      ['', '', '', '', ''],
    ]);
    expect((await detectJsonLayout(text)).columns).toEqual(['a.b', 'a.list', 'p.q']);
  });

  test('a path can not reach into prototypes', async () => {
    expect(cells(await read('{"a":"x"}', ['a.length', 'constructor.name', '__proto__.x']))).toEqual([
      ['', '', ''],
    ]);
  });

  test('long numbers keep every digit', async () => {
    const text =
      '{"id":9007199254740993,"text":"no: 9007199254740993, \\"9007199254740995","at":1700000000000000}';
    expect(cells(await read(text, ['id', 'text', 'at']))).toEqual([
      ['9007199254740993', 'no: 9007199254740993, "9007199254740995', '1700000000000000'],
    ]);
  });

  test('an array reads as its items, however it is written and cut', async () => {
    const item = fc.record({
      a: fc.string(),
      b: fc.oneof(fc.integer(), fc.array(fc.jsonValue())),
      c: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(undefined, 1, '\t'),
        fc.array(fc.nat(), { maxLength: 5 }),
        async (items, indent, places) => {
          const text = JSON.stringify(items, undefined, indent);
          const ends = [...places.map((place) => place % text.length), text.length].sort((x, y) => x - y);
          const parts = ends.map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end));
          expect(cells(await read(text, ['a'], parts))).toEqual(items.map(({ a }) => [a]));
        },
      ),
    );
  });

  test('objects over several lines read one by one', async () => {
    expect(cells(await read('{\n "a": 1\n}\n{\n "a": 2\n}\n', ['a']))).toEqual([['1'], ['2']]);
  });

  test('broken lines are named, and the rest loads', async () => {
    const found = await read('{"a":1}\n{"a":\n[2]\n{"a":3}', ['a']);
    expect(found.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(cells(found)).toEqual([
      ['1'],
      expect.stringMatching(/^it is not valid JSON/),
      'it is not a JSON object',
      ['3'],
    ]);
  });

  test('a broken item of an array costs its line', async () => {
    const found = await read('[{"a":1},\n{"a":"open},\n{"a":3},\n{"a":4,\n{"a":5}]\n', ['a']);
    expect(found.map((piece) => [piece.line, isBroken(piece) ? 'broken' : piece.cells[0]])).toEqual([
      [1, '1'],
      [2, 'broken'],
      [3, '3'],
      [4, 'broken'],
      [5, '5'],
    ]);
  });

  test('records that say the same have the same content, however they are written', async () => {
    const [first, second, third] = await read(
      '{"a":1,"b":{"c":2,"d":[]}}\n{ "b": {"d":[], "c":2}, "a":1 }\n{"a":1}',
    );
    expect([first, second].map((piece) => (isBroken(piece) ? '' : piece.content()))).toEqual(
      Array(2).fill('{"a":1,"b":{"c":2,"d":[]}}'),
    );
    expect(isBroken(third) ? '' : third.content()).not.toBe('{"a":1,"b":{"c":2,"d":[]}}');
  });
});
