import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createOfflinePlanner } from '../../src/ask/offline-planner.js';
import { companyCatalog } from './catalog-file.js';
import { evaluate, tally } from './evaluate.js';
import { judge } from './plan-verdict.js';
import { readQuestions } from './question-set.js';

const planner = createOfflinePlanner();
const shared = new URL('../../../shared/questions/', import.meta.url);
const harbor = companyCatalog('harbor');

/** Least share planned exactly, largest share planned wrongly. Held-out sets were never looked at while the grammar was written. */
const bars: readonly (readonly [set: string, exact: number, wrong: number])[] = [
  ['harbor', 0.95, 0.01],
  ['webshop', 0.93, 0.03],
  ['clinic', 0.93, 0.03],
  ['game', 0.9, 0.03],
  ['hotel', 0.9, 0.03],
  ['school', 0.95, 0.03],
  ['freight', 0.93, 0.03],
  ['fitness', 0.9, 0.03],
  ['bank.held-out', 0.88, 0.06],
];

describe('the offline planner understands the question sets', () => {
  test.each(bars)('%s', async (set, exact, wrong) => {
    const questions = readQuestions(new URL(`${set}.jsonl`, import.meta.url));
    const result = tally(await evaluate(planner, questions, companyCatalog(set.split('.')[0] ?? '')));
    expect(result.exact / result.n).toBeGreaterThanOrEqual(exact);
    expect(result.wrong / result.n).toBeLessThanOrEqual(wrong);
  });

  test.skipIf(!existsSync(shared))(
    'the shared questions, scored as the shared script scores them',
    async () => {
      const file = new URL('harbor.jsonl', shared);
      const evaluated = await evaluate(planner, readQuestions(file), harbor);
      const result = tally(evaluated);
      expect(result.exact / result.n).toBeGreaterThanOrEqual(0.95);
      expect(result.wrong / result.n).toBeLessThanOrEqual(0.01);

      const plans = join(mkdtempSync(join(tmpdir(), 'plans-')), 'plans.jsonl');
      writeFileSync(
        plans,
        evaluated.map(({ wanted, got }) => JSON.stringify({ id: wanted.id, plan: got })).join('\n'),
      );
      const script = new URL('score.mjs', shared);
      const printed = execFileSync('node', [script.pathname, file.pathname, plans], { encoding: 'utf8' });
      expect(printed).toContain(`exact ${((100 * result.exact) / result.n).toFixed(1)} %`);
      expect(printed).toContain(`wrong ${((100 * result.wrong) / result.n).toFixed(1)} %`);
    },
  );
});

describe('plans are judged by what they mean', () => {
  const wanted = {
    tool: 'drop_offs' as const,
    args: { journey: 'trial', segment: [{ trait: 'country', is: ['DE', 'FR'] }, { term: 'promoters' }] },
  };

  test('lists are sets', () => {
    const got = {
      ...wanted,
      args: { segment: [{ term: 'promoters' }, { trait: 'country', is: ['FR', 'DE'] }], journey: 'trial' },
    };
    expect(judge(got, [wanted], harbor)).toBe('exact');
  });

  test('steps are not', () => {
    const [one, other] = [
      ['Signed Up', 'Subscribed'],
      ['Subscribed', 'Signed Up'],
    ].map((steps) => ({ tool: 'drop_offs' as const, args: { steps } }));
    if (!one || !other) throw new Error('two plans are compared');
    expect(judge(one, [other], harbor)).toBe('wrong');
  });

  test('an outcome is its activity', () => {
    const activity = { tool: 'paths' as const, args: { to: 'Cancelled' } };
    expect(judge({ tool: 'paths', args: { to: 'churn' } }, [activity], harbor)).toBe('exact');
  });

  test('free text is alike by its words', () => {
    const about = { tool: 'feedback_search' as const, args: { about: 'slow bank sync' } };
    expect(judge({ tool: 'feedback_search', args: { about: 'the bank syncing' } }, [about], harbor)).toBe(
      'exact',
    );
    expect(judge({ tool: 'feedback_search', args: { about: 'invoices' } }, [about], harbor)).toBe('wrong');
  });

  test('asking back is told from answering wrongly', () => {
    const clarify = { clarify: { about: 'tool', question: '', options: [] } };
    expect(judge(clarify, [wanted], harbor)).toBe('asked');
    expect(judge({ decline: { reason: 'not_tracked', message: '' } }, [wanted], harbor)).toBe('declined');
  });
});
