import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { Reply } from '../../src/ask/answer.js';
import { renderTerminal } from '../../src/render/terminal.js';
import { anyAnswer, anyTable } from '../support/any-reply.js';
import { bar } from '../../src/render/terminal-table.js';
import { dropOffs, explained, notTracked, trialFunnel, whichOutcome } from '../support/replies.js';
import { funnelSteps } from '../support/funnel-steps.js';

const plain = (reply: Reply, columns = 120) => renderTerminal(reply, { columns, color: false });

const reply = anyAnswer(anyTable({ columns: 8, rows: 12 }));

test('no line is wider than the terminal, whatever the names and figures', () => {
  fc.assert(
    fc.property(reply, fc.integer({ min: 20, max: 160 }), (anything, columns) => {
      for (const line of plain(anything, columns).split('\n')) {
        expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
      }
    }),
  );
});

test('colour changes nothing but colour, and without it no control character is printed', () => {
  fc.assert(
    fc.property(reply, fc.integer({ min: 20, max: 160 }), (anything, columns) => {
      const text = plain(anything, columns);
      expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
      expect(stripVTControlCharacters(renderTerminal(anything, { columns, color: true }))).toBe(text);
    }),
  );
});

test('an answer shows headline, figures with intervals, bars, caveats, basis, receipt and questions', () => {
  const text = plain(trialFunnel);
  for (const part of [
    'Most are lost between Viewed Home and Signed Up',
    '33.7% (32.8–34.5%)',
    '13.5 hours',
    '██████',
    '! 907 customers are still in play',
    'Journey trial@3, in this order, within 30 days',
    'As of 31 October 2026.',
    'Receipt fp_7c1e09ab44d2, 14 figures checked.',
    '1. Why do they leave after Started Trial?',
  ]) {
    expect(text).toContain(part);
  }
});

test('bars are in proportion, to an eighth of a column', () => {
  expect([0, 0.05, 0.427, 0.5, 1].map((share) => bar(share, 10))).toEqual([
    '',
    '▌',
    '████▎',
    '█████',
    '██████████',
  ]);
});

test('a narrow terminal loses no figure', () => {
  for (const columns of [80, 60, 40, 24]) {
    const text = plain(trialFunnel, columns).replace(/\s+/g, ' ');
    for (const part of ['7,249', '388', '33.7%', '32.8–34.5%', '13.5 hours', 'Onboarding']) {
      expect(text, String(columns)).toContain(part);
    }
  }
});

test('says how many sentences were left out', () => {
  const answer = dropOffs(
    { steps: funnelSteps(['a', 'b'], [2, 1]) },
    { ledger: { checked: 3, removed: ['It doubled.'] } },
  );
  expect(plain(answer)).toContain('1 sentence was left out');
  expect(plain(answer)).not.toContain('doubled');
});

test('asks back with numbered options, and declines with questions that work', () => {
  expect(plain(whichOutcome)).toBe(
    'What for: which outcome do you mean?\n\n1. conversion\n2. churn\n3. renewal',
  );
  expect(plain(notTracked)).toContain(
    'not in the data of this company.\n\nYou could ask:\n1. Where do trial',
  );
});

test('shows estimates with their interval', () => {
  expect(plain(explained)).toContain('21.3% (17.1–25.5%)');
});
