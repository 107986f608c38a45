import { expect, test } from 'vitest';
import { createOfflinePlanner } from '../../../src/ask/offline-planner.js';
import { companyCatalog } from '../../eval/catalog-file.js';

const planner = createOfflinePlanner();

async function planned(question: string, company: string): Promise<unknown> {
  const catalog = companyCatalog(company);
  const today = catalog.time_range?.to ?? '2026-10-31';
  const { plan } = await planner.plan({ question, thread: [], catalog, today, isCustomer: () => false });
  return 'tool' in plan ? { [plan.tool]: plan.args } : Object.keys(plan)[0];
}

/** What customers write, asked for in ways that were once answered with something else or turned away. */
test.each<[reading: string, company: string, question: string, plan: unknown]>([
  [
    'feedback may be about what elsewhere is no subject of ours',
    'hotel',
    'complaints about the restaurant',
    { feedback_search: { about: 'restaurant', sentiment: 'negative' } },
  ],
  [
    'a change that tells since when is no subject of complaints',
    'harbor',
    'what are people complaining about since the price increase?',
    { feedback_themes: { sentiment: 'negative', period: { from: '2026-05-04', to: '2026-11-01' } } },
  ],
  [
    'whose complaints they are is no subject of them',
    'harbor',
    'which complaints of enterprise customers go with churn?',
    {
      feedback_themes: {
        outcome: 'churn',
        sentiment: 'negative',
        segment: [{ trait: 'plan', is: 'enterprise' }],
      },
    },
  ],
  [
    'what changed in reviews is what they say',
    'harbor',
    'what changed in the reviews since May?',
    { feedback_themes: { period: { from: '2026-05-01', to: '2026-11-01' } } },
  ],
  [
    'whether those leave who complain',
    'harbor',
    'do people who complain about invoices leave?',
    { feedback_themes: { sentiment: 'negative', outcome: 'churn' } },
  ],
  ['a recipe that is asked for still is', 'harbor', 'give me a recipe for pancakes', 'decline'],
  [
    'customers that we did something for',
    'harbor',
    'show me bad feedback from customers we called',
    { feedback_themes: { sentiment: 'negative', segment: [{ did: 'Called Customer' }] } },
  ],
  [
    'the same stuff sets two values side by side',
    'harbor',
    'do retail and software companies moan about the same things?',
    {
      feedback_themes: {
        sentiment: 'negative',
        compare: { trait: 'industry', values: ['retail', 'software'] },
      },
    },
  ],
  [
    'people in a journey are not those at its last stage',
    'harbor',
    'what do customers in onboarding complain about',
    'clarify',
  ],
  ['themes are not told of each of something', 'hotel', 'which hotel gets the worst reviews', 'clarify'],
  ['a season of no year may be any', 'harbor', 'complaints in spring', 'clarify'],
  [
    'two sources are told apart in the answer',
    'courier',
    'is facebook angrier than the app store?',
    { feedback_themes: { sentiment: 'negative' } },
  ],
  ['a guest by number', 'hotel', 'what did guest 4410 complain about?', { customer: { customer: '4410' } }],
  [
    'complaints that go with less of an outcome',
    'courier',
    'do subscribers who complain about the puzzles renew less often?',
    {
      feedback_themes: { sentiment: 'negative', outcome: 'renewal', segment: [{ term: 'subscribers' }] },
    },
  ],
  [
    'what is hated about one thing is looked for',
    'hotel',
    'what do families hate about the parking',
    {
      feedback_search: {
        about: 'parking',
        sentiment: 'negative',
        segment: [{ trait: 'trip_type', is: 'family' }],
      },
    },
  ],
  [
    'what is brought up is looked for, not counted',
    'harbor',
    'how often do customers bring up the csv export',
    { feedback_search: { about: 'csv export' } },
  ],
  [
    'a linking word within a name is no link',
    'harbor',
    'customers who never connected a bank, what do they say',
    { feedback_themes: { segment: [{ did_not: 'Connected Bank' }] } },
  ],
  [
    'what is done goes with themes, though it is no outcome',
    'harbor',
    'which themes go with exporting a report?',
    { feedback_themes: { outcome: 'Exported Report' } },
  ],
  [
    'what those do next who complain is told with leaving',
    'harbor',
    'what did people who complained about the invoices do next?',
    { feedback_themes: { sentiment: 'negative', outcome: 'churn' } },
  ],
  [
    'two kinds of customers by how they feel',
    'hotel',
    'are japanese guests unhappier than german guests?',
    { feedback_themes: { compare: { trait: 'market', values: ['Japan', 'Germany'] } } },
  ],
  [
    'a past time that is named after "than" is set against what came since',
    'harbor',
    'is sentiment better than in q2?',
    {
      feedback_themes: {
        compare: {
          periods: [
            { from: '2026-07-01', to: '2026-11-01' },
            { from: '2026-04-01', to: '2026-07-01' },
          ],
        },
      },
    },
  ],
  [
    'a change in other words tells since when',
    'harbor',
    'what are people complaining about since we raised the prices',
    { feedback_themes: { sentiment: 'negative', period: { from: '2026-05-04', to: '2026-11-01' } } },
  ],
  [
    'a kind of customers that has no word here',
    'harbor',
    'do agencies write worse reviews than shops?',
    'clarify',
  ],
  ['both feelings are told together', 'harbor', 'praise vs complaints', { feedback_themes: {} }],
  ['one ticket that nobody named', 'harbor', 'what did the ticket say?', 'clarify'],
  ['phone numbers of customers', 'harbor', 'phone numbers of everyone who complained', 'decline'],
  [
    'a phone number that is written about may be looked for',
    'harbor',
    'find feedback about phone numbers of the support team',
    { feedback_search: { about: 'phone numbers of the support team' } },
  ],
  [
    'a low score is a bad one',
    'harbor',
    'why do people give us a low nps?',
    { feedback_themes: { source: 'nps', sentiment: 'negative' } },
  ],
])('%s: %s, %s', async (_, company, question, plan) => {
  expect(await planned(question, company)).toEqual(plan);
});
