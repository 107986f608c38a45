import { expect, test } from 'vitest';
import { tokensOf } from '../../../src/ask/ledger/claims.js';
import { isMiscast, rolesOf } from '../../../src/ask/ledger/roles.js';
import type { Envelope } from '../../../tools/tool.js';

const compared: Envelope<'drop_offs'> = {
  tool: 'drop_offs',
  args: { steps: ['Signed Up', 'Subscribed'], compare: { trait: 'device', values: ['mobile', 'desktop'] } },
  as_of: '2026-10-31',
  population: 0,
  definitions: [],
  data: {
    journey: null,
    within_days: 30,
    order: 'ordered',
    steps: [],
    excluded: 0,
    worst: null,
    biggest_loss: null,
  },
  caveats: [],
  receipt: 'fp_1',
  ms: 3,
};

test.each([
  ['desktop is lower than mobile for Subscribed.', false],
  ['desktop is lower than Subscribed for mobile.', true],
  ['mobile reaches Subscribed.', false],
  ['Subscribed reaches mobile.', true],
])('a name of another kind stands where it can not: %s', (sentence, expected) => {
  const names = ['mobile', 'desktop', 'Signed Up', 'Subscribed'];
  expect(isMiscast(tokensOf(sentence, names), rolesOf([compared]))).toBe(expected);
});
