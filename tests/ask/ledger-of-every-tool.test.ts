import { expect, test } from 'vitest';
import type { ToolPlan } from '../../src/ask/plan.js';
import { runTool } from '../../src/ask/run-tool.js';
import { collectAnswers } from '../bench/ledger/collect-answers.js';
import { measureAnswers, voices } from '../bench/ledger/measure-answers.js';
import { vocabularyOf } from '../bench/ledger/vocabulary-of.js';
import { modelWorkspace } from '../support/model-workspace.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const mobile = [{ trait: 'device', is: 'mobile' }];
const september = { from: '2026-09-01', to: '2026-10-01' };
const plans: ToolPlan[] = [
  { tool: 'drop_offs', args: { journey: 'trial', segment: mobile, explain: true } },
  { tool: 'drop_offs', args: { steps: ['Signed Up', 'Subscribed'], breakdown: 'device' } },
  {
    tool: 'drop_offs',
    args: { journey: 'trial', compare: { trait: 'device', values: ['mobile', 'desktop'] } },
  },
  { tool: 'journey_map', args: { compare: { trait: 'device', values: ['mobile', 'desktop'] } } },
  { tool: 'paths', args: { from: 'Signed Up' } },
  { tool: 'paths', args: { from: 'Signed Up', to: 'Subscribed' } },
  { tool: 'trend', args: { measure: 'customers', activity: 'Signed Up', period: september } },
  { tool: 'trend', args: { measure: 'events', activity: 'Started Trial', breakdown: 'device' } },
  { tool: 'retention', args: { start: 'Signed Up', interval: 'day' } },
  { tool: 'moments_of_truth', args: { outcome: 'conversion' } },
  { tool: 'effect', args: { at: '2026-09-15', outcome: 'conversion' } },
  { tool: 'customers', args: { segment: mobile } },
  { tool: 'customer', args: { customer: 'Marlow Studios' } },
  { tool: 'definitions', args: { name: 'trial' } },
  { tool: 'data_health', args: {} },
];

/** `npm run bench:ledger` measures the same on the demo company. */
test('true answers of the tools stay whole, tampered ones do not', async () => {
  const database = await migratedPglite();
  const view = await modelWorkspace(database)();
  const answers = [];
  const asked = plans.map((plan) => ({ question: '', plan }));
  for await (const answer of collectAnswers(asked, (plan) => runTool(plan.tool, plan.args, view), 20))
    answers.push(answer);
  await database.close();
  expect(new Set(answers.map(({ plan }) => plan.tool)).size).toBeGreaterThan(8);

  const tallies = measureAnswers(answers, view.catalog, vocabularyOf(view.catalog, answers), {
    each: 100,
    seed: 3,
  });
  const of = (kind: string) => tallies.get(kind) ?? { answers: 0, wrong: 0, examples: [] };
  for (const voice of voices) {
    expect(of(`true, ${voice}`).answers).toBe(100);
    expect(of(`true, ${voice}`).examples, voice).toEqual([]);
    expect(of(`tampered, ${voice}`).answers).toBe(100);
  }
  // Sixty customers alike share many figures, so that what is said of one thing may be true of another.
  const missed = (voice: string): number => of(`tampered, ${voice}`).wrong;
  expect(missed('narrated'), of('tampered, narrated').examples.join('\n')).toBeLessThanOrEqual(1);
  expect(missed('after ours'), of('tampered, after ours').examples.join('\n')).toBeLessThanOrEqual(1);
  expect(missed('its own'), of('tampered, its own').examples.join('\n')).toBeLessThanOrEqual(8);
  expect(missed('another'), of('tampered, another').examples.join('\n')).toBeLessThanOrEqual(8);
}, 240_000);
