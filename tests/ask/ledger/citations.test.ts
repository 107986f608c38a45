import { describe, expect, test } from 'vitest';
import { modelWords } from '../../../src/ask/model/model-words.js';
import type { Envelope } from '../../../tools/tool.js';

const hit = (id: number, text: string, source: string) => ({
  id,
  text,
  source,
  at: '2026-04-12T10:39:41.000Z',
  customer: `c${id}`,
  rating: 7,
  sentiment: 0.2,
});
const envelope: Envelope = {
  tool: 'feedback_search',
  args: { about: 'sync' },
  as_of: '2026-10-31',
  population: 131,
  definitions: [],
  data: {
    about: 'sync',
    texts: 6292,
    matches: 140,
    customers: 131,
    hits: [
      hit(3241, 'Bank sync works, but it could be faster! Really', 'nps'),
      hit(2042, 'Nobody here is happy with it', 'google'),
    ],
  },
  caveats: [],
  receipt: 'fp_1',
  ms: 1,
};
const words = (text: string) =>
  modelWords(text, [envelope], [], 'what do they write about sync?', () => true).sentences;
const figures = '140 texts of 131 customers come near "sync".';

describe('quotes of a model, each with the number of its text', () => {
  test.each([
    'A customer wrote “Bank sync works, but it could be faster! Really” (text 3241).',
    'One customer in nps wrote “it could be faster” (text 3241).',
    'On google: “Nobody here is happy with it” (text 2042).',
    'A customer’s words: “Bank sync works … it could be faster” (text 3241).',
    '“Nobody here is happy with it” (text 2042) and “it could be faster” (text 3241).',
  ])('stay where the text says so: %s', (sentence) => {
    expect(words(`${figures} ${sentence}`)).toEqual([figures, sentence]);
  });

  test.each([
    ['of another text', 'A customer wrote “it could be faster” (text 2042).'],
    ['of no text', 'A customer wrote “it could be faster” (text 3242).'],
    ['that nobody wrote', 'A customer wrote “sync is the worst of all” (text 3241).'],
    ['torn out of what they say', 'A customer wrote “happy” (text 2042).'],
    ['of a source that is not theirs', 'A customer in google wrote “it could be faster” (text 3241).'],
    ['with a claim that no result bears out', 'Most customers hate it: “it could be faster” (text 3241).'],
    ['without the quote', 'Sync could be faster (text 3241).'],
  ])('go where they are %s', (_, sentence) => {
    expect(words(`${figures} ${sentence}`)).toEqual([figures]);
  });
});
