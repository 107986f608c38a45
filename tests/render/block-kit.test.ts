import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reply } from '../../src/ask/answer.js';
import { renderBlocks } from '../../src/render/block-kit.js';
import { fitsBlocks } from '../../src/render/block-table.js';
import { validateBlocks } from '../../src/render/validate-blocks.js';
import { anyAnswer, anyName, anyTable } from '../support/any-reply.js';
import { funnelSteps } from '../support/funnel-steps.js';
import {
  byChannel,
  dropOffs,
  explained,
  mobileAgainstDesktop,
  notTracked,
  trialFunnel,
  whichOutcome,
} from '../support/replies.js';

const modes = [{}, { simple: true }, { askedBy: 'U0123' }, { askedBy: 'U0123', simple: true }];

function expectValid(reply: Reply): void {
  for (const mode of modes) expect(validateBlocks(renderBlocks(reply, mode))).toEqual([]);
}

test('every kind of reply is valid', () => {
  [trialFunnel, byChannel, mobileAgainstDesktop, explained, whichOutcome, notTracked].forEach(expectValid);
});

test('is within all limits, whatever the names, sizes and counts', () => {
  const long = fc
    .tuple(anyName, fc.constantFrom(1, 50, 9000))
    .map(([text, times]) => text.repeat(times).slice(0, 9000));
  const reply = fc.oneof(
    anyAnswer(anyTable({ columns: 22, rows: 110 }), long, 60),
    fc.record({
      kind: fc.constant('clarify' as const),
      question: long,
      clarify: fc.record({ about: anyName, question: long, options: fc.array(long, { maxLength: 60 }) }),
    }),
    fc.record({
      kind: fc.constant('decline' as const),
      question: long,
      decline: fc.record({ reason: fc.constant('out_of_scope' as const), message: long }),
      suggestions: fc.array(long, { maxLength: 60 }),
    }),
  );
  fc.assert(fc.property(reply, expectValid), { numRuns: 40 });
});

test('no text of the data becomes a mention, a link or formatting', () => {
  const evil = '<!channel> <@U999> <https://evil.example|click> *b* _i_ `c` :smile: &';
  const answer = dropOffs(
    { steps: funnelSteps(['a', 'b'], [2, 1]) },
    { headline: evil, findings: [evil], caveats: [evil], basis: [evil], suggestions: [evil] },
  );
  for (const mode of modes) {
    const { text, blocks } = renderBlocks(answer, mode);
    expect(text).not.toMatch(/[<>]/);
    expect(text).toContain('&lt;!channel&gt;');
    const mrkdwn = JSON.stringify(blocks).match(/\{"type":"mrkdwn"[^}]*\}/g) ?? [];
    expect(mrkdwn.join()).not.toContain('channel');
  }
});

test('says headline first, shows the table, folds the computation and ends with questions and the receipt', () => {
  const { text, blocks } = renderBlocks(trialFunnel);
  expect(blocks.map(({ type }) => type)).toEqual([
    'rich_text',
    'data_table',
    'context',
    'container',
    'actions',
    'context',
    'context_actions',
  ]);
  expect(text).toMatch(/^Most are lost between Viewed Home and Signed Up/);
  expect(JSON.stringify(blocks[1])).toContain('"value":4207,"text":"4,207"');
  expect(JSON.stringify(blocks[3])).toContain('Journey trial@3');
  expect(JSON.stringify(blocks[4])).toContain('"value":"Where do trial users drop off by channel?"');
  expect(JSON.stringify(blocks[5])).toContain('fp_7c1e09ab44d2');
});

test('without the newer blocks the table is preformatted text', () => {
  const { blocks } = renderBlocks(trialFunnel, { simple: true });
  expect(blocks.map(({ type }) => type)).toEqual([
    'rich_text',
    'rich_text',
    'context',
    'rich_text',
    'actions',
    'context',
  ]);
  expect(JSON.stringify(blocks[1])).toContain('Started Trial');
  expect(JSON.stringify(blocks[1])).toContain('2,130');
});

test('names who asked by a button', () => {
  const [first] = renderBlocks(trialFunnel, { askedBy: 'U0123' }).blocks;
  expect(JSON.stringify(first)).toContain('{"type":"user","user_id":"U0123"}');
  expect(JSON.stringify(first)).toContain('Where do trial users drop off?');
});

test('a table over the limits shows its first rows and says so', () => {
  const table = {
    caption: 'Customers',
    columns: [{ name: 'Customer', kind: 'text' as const }],
    rows: Array.from({ length: 500 }, (_, row) => [`customer ${row}`]),
  };
  expect(fitsBlocks(table)).toBe(false);
  const { blocks } = renderBlocks(dropOffs({ steps: funnelSteps(['a', 'b'], [2, 1]) }, { table }));
  const shown = blocks.find((block) => block.type === 'data_table');
  expect(shown?.caption).toBe('Customers (the first 100 of 500 rows)');
  expect(shown?.rows).toHaveLength(101);
});

test('a clarifying question offers its options as buttons', () => {
  const [question, options] = renderBlocks(whichOutcome).blocks;
  expect(JSON.stringify(question)).toContain('which outcome do you mean?');
  expect(options?.type === 'actions' && options.elements.map(({ value }) => value)).toEqual([
    'conversion',
    'churn',
    'renewal',
  ]);
});
