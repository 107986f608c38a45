import { expect, test } from 'vitest';
import type { Catalog } from '../../../src/ask/catalog.js';
import { createOfflinePlanner } from '../../../src/ask/offline-planner.js';

const text = (name: string, ...values: string[]) => ({
  name,
  kind: 'text' as const,
  personal: false,
  known: 900,
  values: values.map((value) => ({ value, customers: 300 })),
});
const catalog: Catalog = {
  timezone: 'UTC',
  journeys: {},
  outcomes: {},
  terms: {},
  aliases: {},
  actions: {},
  changes: [],
  customers: 900,
  events: 0,
  activities: [],
  traits: [
    text('Contract', 'Month-to-month', 'One year', 'Two year'),
    text('InternetService', 'DSL', 'Fiber optic', 'No'),
    text('TechSupport', 'Yes', 'No'),
    text('Churn', 'No', 'Yes'),
  ],
  sources: [{ name: 'import', events: 0, feedback: 0 }],
};
const planner = createOfflinePlanner();

test.each([
  ['what drives churn?', { tool: 'moments_of_truth', args: { outcome: 'Churn' } }],
  ['which kinds of customers leave?', { tool: 'moments_of_truth', args: { outcome: 'Churn' } }],
  ['what is the churn rate?', { tool: 'churn_risk', args: {} }],
  ['churn rate by contract', { tool: 'churn_risk', args: { breakdown: 'Contract' } }],
  ['which contracts churn most?', { tool: 'churn_risk', args: { breakdown: 'Contract' } }],
  [
    'compare churn between one year and two year contracts',
    { tool: 'churn_risk', args: { breakdown: 'Contract' } },
  ],
  ['do customers with tech support churn less?', { tool: 'churn_risk', args: { breakdown: 'TechSupport' } }],
  ['does tech support drive churn?', { tool: 'churn_risk', args: { breakdown: 'TechSupport' } }],
  [
    'why do customers with fiber optic leave?',
    {
      tool: 'moments_of_truth',
      args: { outcome: 'Churn', segment: [{ trait: 'InternetService', is: 'Fiber optic' }] },
    },
  ],
  [
    'churn rate of customers with fiber optic',
    { tool: 'churn_risk', args: { segment: [{ trait: 'InternetService', is: 'Fiber optic' }] } },
  ],
  ['who is most likely to leave?', { tool: 'churn_risk', args: {} }],
])('of a table without events: %s', async (question, plan) => {
  const planned = await planner.plan({
    question,
    catalog,
    thread: [],
    today: '2026-11-30',
    isCustomer: () => false,
  });
  expect(planned.plan).toEqual(plan);
});
