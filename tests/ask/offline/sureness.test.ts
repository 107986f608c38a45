import { expect, test } from 'vitest';
import { createOfflinePlanner } from '../../../src/ask/offline-planner.js';
import type { Signs } from '../../../src/ask/offline/sureness/signs.js';
import { surenessOf } from '../../../src/ask/offline/sureness/sureness.js';
import { readWordingModel } from '../../../src/ask/offline/wordings/wording-model.js';
import { createRandom } from '../../../src/stats/random.js';
import { companyCatalog } from '../../eval/catalog-file.js';
import { learnSureness } from '../../eval/sureness/learn-sureness.js';

const catalog = companyCatalog('harbor');

async function ask(question: string, chance: number) {
  const seen: Signs[] = [];
  const planner = createOfflinePlanner(readWordingModel, () =>
    Promise.resolve({
      chanceRight(signs) {
        seen.push(signs);
        return chance;
      },
    }),
  );
  const planned = await planner.plan({
    question,
    thread: [],
    catalog,
    today: '2026-10-31',
    isCustomer: () => false,
  });
  return { ...planned, signs: seen[0] };
}

test('a plan that is likely wrong becomes a question with questions to choose from', async () => {
  const question = 'where do people drop off in the trial on mobile?';
  const sure = await ask(question, 0.99);
  expect(sure.plan).toEqual({
    tool: 'drop_offs',
    args: { journey: 'trial', segment: [{ trait: 'device', is: 'mobile' }] },
  });
  expect(sure.confidence).toBe(0.99);
  const unsure = await ask(question, 0.3);
  expect(unsure.plan).toMatchObject({ clarify: { about: 'tool' } });
  expect('clarify' in unsure.plan && unsure.plan.clarify.options.length).toBeGreaterThan(1);
});

test.each([
  [
    'from opened ticket to ticket solved by plan',
    { tool: 'drop_offs', args: { steps: ['Opened Ticket', 'Ticket Solved'], breakdown: 'plan' } },
  ],
  ['what happens before customers upgrade?', { tool: 'paths', args: { to: 'Upgraded Plan' } }],
])('what was likely meant is offered first, in words that mean just that: %s', async (question, plan) => {
  expect((await ask(question, 0.99)).plan).toEqual(plan);
  const unsure = await ask(question, 0.3);
  const [first = ''] = 'clarify' in unsure.plan ? unsure.plan.clarify.options : [];
  const planner = createOfflinePlanner();
  const request = { question: first, thread: [], catalog, today: '2026-10-31', isCustomer: () => false };
  expect((await planner.plan(request)).plan).toEqual(plan);
});

test('signs tell the tool, the arguments and what was left over, and no name of the catalog', async () => {
  const { signs } = await ask('who is about to leave? 10 of them, sprightly', 0.99);
  expect(signs?.get('tool churn_risk')).toBe(1);
  expect(signs?.get('argument limit')).toBe(1);
  expect([...(signs?.keys() ?? [])].some((sign) => /Subscribed|trial|mobile/.test(sign))).toBe(false);
  expect([...(signs?.values() ?? [])].every((strength) => strength >= 0 && strength < 5)).toBe(true);
});

test('chances are those of logistic regression', () => {
  const sureness = surenessOf({ intercept: -2, weights: { one: 3, other: -1 } });
  expect(sureness.chanceRight(new Map())).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
  expect(
    sureness.chanceRight(
      new Map([
        ['one', 0.5],
        ['unknown', 9],
      ]),
    ),
  ).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 12);
});

test('a sign planted in wrong plans is learnt, one in all alike is not, a rare one is left out', () => {
  const random = createRandom(7);
  const outcomes = Array.from({ length: 400 }, (_, place) => {
    const isBad = random() < 0.3;
    const signs = new Map<string, number>([['always', 1]]);
    if (isBad) signs.set('bad', 1);
    if (random() < 0.5) signs.set('idle', 1);
    if (place < 2) signs.set('rare', 1);
    return { company: 'a', signs, isRight: random() > (isBad ? 0.6 : 0.05) };
  });
  const { weights } = learnSureness(outcomes);
  // Planted: log(0.6 / 0.4) − log(0.05 / 0.95) = 3.35, which the ridge draws in a little.
  expect(weights['bad']).toBeGreaterThan(2.3);
  expect(weights['bad']).toBeLessThan(4.2);
  expect(Math.abs(weights['idle'] ?? 9)).toBeLessThan(0.8);
  expect(weights['rare']).toBeUndefined();
});
