import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, hashJson } from '../../src/store/canonical-json.js';
import { readReceipt, saveReceipt } from '../../src/store/receipt-store.js';
import { describeEachDatabase } from '../support/each-database.js';

const receipt = {
  tool: 'drop_offs',
  args: { journey: 'trial', segment: [{ trait: 'plan', is: 'team' }] },
  asOf: '2026-10-31',
  definitions: ['trial@3'],
  dataVersion: 'b7c1',
  result: { steps: [{ name: 'Signed Up', customers: 12, from_start: { estimate: 0.25 } }] },
};

describeEachDatabase('receipts', (database) => {
  test('are read as they were saved', async () => {
    const id = await saveReceipt(database(), receipt);
    expect(id).toMatch(/^fp_[0-9a-f]{12}$/);
    const { createdAt, ...saved } = await readReceipt(database(), id);
    expect(saved).toEqual({ ...receipt, id, resultHash: hashJson(receipt.result) });
    expect(Math.abs(Date.now() - createdAt.getTime())).toBeLessThan(60_000);
    await expect(readReceipt(database(), 'fp_000000000000')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('are the same for the same answer, and others when anything is different', async () => {
    const id = await saveReceipt(database(), receipt);
    const args = { segment: [{ is: 'team', trait: 'plan' }], journey: 'trial' };
    expect(await saveReceipt(database(), { ...receipt, args })).toBe(id);
    const others = [
      { ...receipt, tool: 'paths' },
      { ...receipt, args: {} },
      { ...receipt, asOf: '2026-10-30' },
      { ...receipt, definitions: ['trial@4'] },
      { ...receipt, dataVersion: 'b7c2' },
      { ...receipt, result: {} },
    ];
    const ids = await Promise.all(others.map((other) => saveReceipt(database(), other)));
    expect(new Set([id, ...ids]).size).toBe(others.length + 1);
  });
});

describe('canonical JSON', () => {
  test('is the same whatever the order of keys, and means the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('sorts keys at every depth and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[{"d":1}]}');
    // printf '{"a":1}' | sha256sum
    expect(hashJson({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  });
});

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
