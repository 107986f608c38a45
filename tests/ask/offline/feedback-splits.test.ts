import { expect, test } from 'vitest';
import { createOfflinePlanner } from '../../../src/ask/offline-planner.js';
import { companyCatalog } from '../../eval/catalog-file.js';

const planner = createOfflinePlanner();

async function planned(question: string, company: string) {
  const catalog = companyCatalog(company);
  const today = catalog.time_range?.to ?? '';
  return planner.plan({ question, thread: [], catalog, today, isCustomer: () => false });
}

const negative = { tool: 'feedback_themes', args: { sentiment: 'negative' } };

test.each([
  ['complaints by industry', 'harbor', negative, { by: 'trait', name: 'industry' }],
  ['which of our industries complains most?', 'harbor', negative, { by: 'trait', name: 'industry' }],
  ['complaints per month', 'foxglove', negative, { by: 'time', name: 'month' }],
  ['which payer complains most?', 'foxglove', negative, { by: 'trait', name: 'payer' }],
  ['what do people hate on tripadvisor vs google', 'hotel', negative, { by: 'source', name: 'tripadvisor' }],
  ['complaints trend', 'harbor', negative, { by: 'time', name: 'month' }],
  ['where do people complain the most', 'harbor', negative, { by: 'source', name: 'source' }],
  ['complaints by source', 'hotel', negative, { by: 'source', name: 'source' }],
  ['complaints per month about invoices', 'harbor', negative, { by: 'time', name: 'month' }],
])('%s: the plan of all, and what it is to be told apart by', async (question, company, plan, split) => {
  const found = await planned(question, company);
  expect(found.plan).toEqual(plan);
  expect(found.splits?.[0]).toEqual(split);
});

test.each([
  ['nps by plan', 'harbor', 'trend'],
  ['reviews per week', 'harbor', 'trend'],
  ['signups by plan', 'harbor', 'trend'],
  // There, a complaint is something that guests do.
  ['complaints per month', 'hotel', 'trend'],
])('%s is counted by its own tool', async (question, company, tool) => {
  const { plan, splits } = await planned(question, company);
  expect(plan).toMatchObject({ tool });
  expect(splits).toBeUndefined();
});
