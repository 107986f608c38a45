import { expect, test } from 'vitest';
import { toolNameSchema } from '../../tools/tool-arguments.js';
import type { Envelope } from '../../tools/tool.js';
import { wholeListOf } from '../../src/ask/whole-list.js';

const envelope = (tool: Envelope['tool'], data: unknown): Envelope => ({
  tool,
  args: {},
  as_of: '2026-10-31',
  population: 609,
  definitions: [],
  data,
  caveats: [],
  receipt: 'fp_7c1e09ab44d2',
  ms: 1,
});
const some = (count: number) => Array.from({ length: count }, () => ({}));

test.each([
  ['customers', { customers: some(20), total: 609 }, 'All 609 customers as CSV'],
  ['churn_risk', { customers: some(20), listed_of: 4999 }, 'All 4,999 customers as CSV'],
  ['feedback_search', { hits: some(10), matches: 80_000 }, 'The first 5,000 texts as CSV'],
] as const)('a cut list of %s is to be had whole', (tool, data, label) => {
  expect(wholeListOf(envelope(tool, data))).toEqual({ label, question: `${label} (fp_7c1e09ab44d2)` });
});

test.each([
  ['a list that is whole', 'customers', { customers: some(20), total: 20 }],
  ['as many as one file may have', 'customers', { customers: some(5000), total: 80_000 }],
  ['a list without its people', 'customers', { customers: [], total: 609 }],
  ['figures alone', 'churn_risk', { listed_of: 609 }],
] as const)('%s offers no more', (_, tool, data) => {
  expect(wholeListOf(envelope(tool, data))).toBeUndefined();
});

test.each(toolNameSchema.options)('%s without a list offers none', (tool) => {
  expect(wholeListOf(envelope(tool, {}))).toBeUndefined();
});
