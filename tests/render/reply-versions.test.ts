import { expect, test } from 'vitest';
import type { Reply } from '../../src/ask/answer.js';
import { replyVersions } from '../../src/render/reply-versions.js';
import { trialFunnel } from '../support/replies.js';

const types = (reply: Reply, options = {}) =>
  [...replyVersions(reply, options)].map(({ blocks }) => blocks.map(({ type }) => type));
const picture = { id: 'F1', altText: 'The funnel.' };

test('versions go from the richest to plain text, which says the same', () => {
  const [drawn, plain, simple, text] = types(trialFunnel, { picture });
  expect(drawn).toContain('image');
  expect(drawn.filter((type) => type !== 'image')).toEqual(plain);
  expect(plain).toContain('data_table');
  expect(simple).not.toContain('data_table');
  expect(simple).not.toContain('context_actions');
  expect(text).toEqual([]);
  expect(new Set([...replyVersions(trialFunnel)].map((version) => version.text)).size).toBe(1);
});

test('without a chart there is one version fewer', () => {
  expect(types(trialFunnel, { picture })).toHaveLength(4);
  expect(types(trialFunnel)).toEqual(types(trialFunnel, { picture }).slice(1));
});

test('a version is rendered when it is asked for, and the same again from the start', () => {
  if (trialFunnel.kind !== 'answer') throw new Error('no answer');
  let read = 0;
  const { headline, ...others } = trialFunnel.answer;
  const counted = {
    ...others,
    get headline() {
      read++;
      return headline;
    },
  };
  const versions = replyVersions({ ...trialFunnel, answer: counted });
  const once = read;
  const [first] = versions;
  expect(read).toBe(once);
  const all = [...versions];
  expect(read).toBeGreaterThan(once);
  expect(all[0]).toBe(first);
});
