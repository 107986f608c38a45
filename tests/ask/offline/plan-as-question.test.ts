import { describe, expect, test } from 'vitest';
import { planAsQuestion } from '../../../src/ask/offline/plan-as-question.js';
import { createOfflinePlanner } from '../../../src/ask/offline-planner.js';
import { planSchema, type Plan, type ToolPlan, type Turn } from '../../../src/ask/plan.js';
import { companyCatalog } from '../../eval/catalog-file.js';

const planner = createOfflinePlanner();
const catalog = companyCatalog('harbor');
const september = { from: '2026-09-01', to: '2026-10-01' };
const mobile = { trait: 'device', is: 'mobile' };

const toolPlan = (tool: string, args: object): ToolPlan => {
  const plan = planSchema.parse({ tool, args });
  if ('tool' in plan) return plan;
  throw new Error(`${tool} is no tool`);
};

const asked = async (question: string, ...thread: Turn[]): Promise<Plan> => {
  const request = { question, thread, catalog, today: '2026-10-31', isCustomer: () => false };
  return (await planner.plan(request)).plan;
};

describe('the question that a plan is offered as, once chosen, asks for that plan', () => {
  test.each<[string, object]>([
    ['trend', { measure: 'conversion', outcome: 'churn', breakdown: 'plan' }],
    ['trend', { measure: 'events', activity: 'Refund Requested', interval: 'week', period: september }],
    [
      'trend',
      { measure: 'customers', activity: 'Signed Up', segment: [{ term: 'paying customers' }, mobile] },
    ],
    ['trend', { measure: 'customers', term: 'active users', compare: 'previous_year', period: september }],
    ['trend', { measure: 'average_value', activity: 'Renewed', interval: 'month' }],
    ['drop_offs', { steps: ['Demo Booked', 'Demo Attended'], segment: [{ trait: 'country', is: 'FR' }] }],
    ['drop_offs', { steps: ['Viewed Pricing', 'Signed Up'], order: 'any', within_days: 14 }],
    ['drop_offs', { journey: 'sales', compare: { trait: 'country', values: ['NL', 'DE'] } }],
    ['drop_offs', { journey: 'sales', at: 'Demo Attended', explain: true }],
    ['paths', { from: 'Payment Failed' }],
    ['paths', { to: 'Cancelled', segment: [{ trait: 'plan', is: ['starter', 'team'] }] }],
    ['journey_map', { journey: 'onboarding', compare: 'previous_period', period: september }],
    ['churn_risk', { horizon_days: 45, segment: [{ term: 'active users' }] }],
    ['moments_of_truth', { outcome: 'renewal', direction: 'negative' }],
    ['forecast', { journey: 'trial', horizon_days: 60, segment: [mobile] }],
    ['forecast', { outcome: 'churn', horizon_days: 30 }],
    ['retention', { start: 'Signed Up', interval: 'week', breakdown: 'country' }],
    ['effect', { change: 'price increase', outcome: 'churn' }],
    ['feedback_themes', { sentiment: 'negative', source: 'nps', period: september }],
    ['feedback_themes', { outcome: 'churn' }],
    ['feedback_search', { about: 'VAT numbers', sentiment: 'negative' }],
    [
      'customers',
      {
        segment: [
          { trait: 'mrr', at_least: 100 },
          { did: 'Downgraded Plan', period: september },
        ],
      },
    ],
    ['next_best_action', { outcome: 'churn', segment: [mobile] }],
  ])('%s %j', async (tool, args) => {
    const plan = toolPlan(tool, args);
    const question = planAsQuestion(plan);
    if (question === undefined) throw new Error('It has no words.');
    const offered = { clarify: { about: 'tool', question: 'Is it one of these?', options: [question] } };
    expect(await asked(question, { question: 'hm', plan: planSchema.parse(offered) })).toEqual(plan);
  });

  test('where two tools are asked for alike, both are offered with what was said', async () => {
    const compare = { trait: 'device', values: ['mobile', 'desktop'] };
    const plan = await asked('mobile vs desktop conversion');
    const [first, second] = 'clarify' in plan ? (plan.clarify.options ?? []) : [];
    const turn = { question: 'mobile vs desktop conversion', plan };
    expect(await asked(first, turn)).toEqual(
      toolPlan('trend', { measure: 'conversion', outcome: 'conversion', compare }),
    );
    expect(second).toMatch(/drop off .*mobile versus desktop/);
  });

  test('where part of it has no words there is none', () => {
    expect(planAsQuestion(toolPlan('churn_risk', { min_risk: 0.8 }))).toBeUndefined();
    expect(planAsQuestion(toolPlan('feedback_themes', { max_rating: 2 }))).toBeUndefined();
  });
});

test('what was taken for likely is offered first, and choosing it asks for nothing else', async () => {
  const question = 'whats going on with refunds';
  const plan = await asked(question);
  if (!('clarify' in plan)) throw new Error('It is unsure.');
  const [first = ''] = plan.clarify.options ?? [];
  expect(first).toContain('Refund Requested');
  expect(await asked(first, { question, plan })).toEqual(
    toolPlan('trend', { measure: 'events', activity: 'Refund Requested' }),
  );
});
