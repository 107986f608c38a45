import { expect, test } from 'vitest';
import { createOfflinePlanner } from '../../../src/ask/offline-planner.js';
import type { Turn } from '../../../src/ask/plan.js';
import { companyCatalog } from '../../eval/catalog-file.js';

const planner = createOfflinePlanner();

async function planned(question: string, company: string, ...thread: Turn[]): Promise<unknown> {
  const catalog = companyCatalog(company);
  const today = catalog.time_range?.to ?? '2026-10-31';
  const { plan } = await planner.plan({ question, thread, catalog, today, isCustomer: () => false });
  return 'tool' in plan ? { [plan.tool]: plan.args } : Object.keys(plan)[0];
}

const tickets: Turn = {
  question: 'how many tickets came in this month?',
  plan: {
    tool: 'trend',
    args: {
      measure: 'events',
      activity: 'Opened Ticket',
      period: { from: '2026-10-01', to: '2026-11-01' },
    },
  },
};

/** Each stands for a kind of reading, at a company of its own. */
test.each<[reading: string, company: string, question: string, plan: unknown]>([
  [
    'a name in capitals is spelt as it is',
    'harbor',
    'what do people say about DATEV?',
    { feedback_search: { about: 'DATEV' } },
  ],
  [
    'where all is in capitals, spelling is mended',
    'harbor',
    'WHERE DO CUSTOMRES DROP OFF?',
    { drop_offs: {} },
  ],
  [
    'the most valuable customers are of all',
    'harbor',
    'who are our top 20 customers?',
    { customers: { segment: [], sort: 'value', limit: 20 } },
  ],
  [
    'letters and figures behind a word for one customer are an id',
    'harbor',
    'show me the journey of customer c12',
    { customer: { customer: 'c12' } },
  ],
  ['a number word is no misspelling', 'harbor', 'group our customers into three', { segments: { k: 3 } }],
  [
    'a month by its name is the coming one where something will happen',
    'harbor',
    'how many new customers will we get in December?',
    { forecast: { outcome: 'conversion', horizon_days: 61 } },
  ],
  [
    'complaints are counted among texts',
    'harbor',
    'how many complaints did we get in September?',
    { feedback_themes: { sentiment: 'negative', period: { from: '2026-09-01', to: '2026-10-01' } } },
  ],
  [
    'what costs money does so by customers who leave',
    'harbor',
    'which complaints cost us the most money?',
    { feedback_themes: { sentiment: 'negative', outcome: 'churn' } },
  ],
  [
    'whether people are happier asks of both feelings',
    'harbor',
    'are people happier since the new onboarding?',
    { feedback_themes: { period: { from: '2026-08-03', to: '2026-11-01' } } },
  ],
  [
    'the score of a survey is what was answered',
    'harbor',
    'is NPS going up?',
    { trend: { measure: 'average_value', activity: 'Answered NPS' } },
  ],
  [
    'customers at risk are to be kept',
    'harbor',
    'what should we do next for our at-risk customers?',
    { next_best_action: { outcome: 'churn' } },
  ],
  ['who calls is no matter', 'harbor', 'which customers should support call first?', { churn_risk: {} }],
  [
    'features that are asked for are a subject',
    'harbor',
    'what features do customers ask for?',
    { feedback_search: { about: 'feature requests' } },
  ],
  ['a name that nobody knows is not passed over', 'harbor', 'is Pedro Alonso about to cancel?', 'clarify'],
  [
    'leaving in the words of an outcome is that outcome',
    'hotel',
    'are people who pay a deposit less likely to cancel',
    { moments_of_truth: { outcome: 'cancellation', direction: 'negative' } },
  ],
  [
    'what customers may do need be no outcome',
    'harbor',
    'who is likely to upgrade?',
    { churn_risk: { outcome: 'Upgraded Plan' } },
  ],
  [
    'what grows is no part of a subject',
    'harbor',
    'did complaints about crashes go up?',
    { feedback_themes: { sentiment: 'negative' } },
  ],
  [
    'two groups that one segment can’t hold are not made one',
    'harbor',
    'compare feedback of promoters and detractors',
    'clarify',
  ],
  [
    'what might be is not what goes with it',
    'harbor',
    'what would happen if everyone completed onboarding?',
    'clarify',
  ],
  [
    'those who ask are no country',
    'harbor',
    'what early habits tell us somebody is going to renew?',
    { moments_of_truth: { outcome: 'renewal' } },
  ],
  [
    'a country in small letters is one beside its people',
    'harbor',
    'do us users churn more than uk users?',
    {
      trend: {
        measure: 'conversion',
        outcome: 'churn',
        compare: { trait: 'country', values: ['US', 'UK'] },
      },
    },
  ],
  [
    'what is not done ends at the word but',
    'harbor',
    'which customers have not been seen lately but renewed in October?',
    'clarify',
  ],
  [
    'what they missed is no praise',
    'harbor',
    'what do people on trustpilot say they missed?',
    { feedback_themes: { sentiment: 'negative', source: 'trustpilot' } },
  ],
  [
    'the start of a month is where a period begins',
    'kestrel',
    'number of test drives per week since the start of April',
    {
      trend: {
        measure: 'events',
        activity: 'Test Drive Taken',
        interval: 'week',
        period: { from: '2026-04-01', to: '2026-07-01' },
      },
    },
  ],
  [
    'a date with nothing after it is where a period begins',
    'harbor',
    'sales funnel from 1 September',
    { drop_offs: { journey: 'sales', period: { from: '2026-09-01', to: '2026-11-01' } } },
  ],
  [
    'a noun that counts an outcome is no condition',
    'kestrel',
    'which interactions hurt service plan sales?',
    { moments_of_truth: { outcome: 'service plan', direction: 'negative' } },
  ],
  [
    'a value beside part of its trait’s name',
    'veldbox',
    'churn risk of subscribers with a large box',
    { churn_risk: { segment: [{ term: 'subscribers' }, { trait: 'box_size', is: 'large' }] } },
  ],
  [
    'values set against each other, each with its noun',
    'kestrel',
    'is the purchase funnel leakier for used cars than for new ones?',
    { drop_offs: { journey: 'purchase', compare: { trait: 'condition', values: ['used', 'new'] } } },
  ],
  [
    'values compared at the end',
    'harbor',
    'how many partner signups became paying within 21 days, compared with organic?',
    {
      drop_offs: {
        steps: ['Signed Up', 'Subscribed'],
        within_days: 21,
        compare: { trait: 'channel', values: ['partner', 'organic'] },
      },
    },
  ],
  [
    'a nationality after `than` is the other side of a comparison',
    'hotel',
    'where do people abandon the booking journey, and is it worse for Germans than for Americans?',
    { drop_offs: { journey: 'booking', compare: { trait: 'market', values: ['Germany', 'United States'] } } },
  ],
  [
    'where quotes are to be shown is no condition',
    'hotel',
    'quotes from business travellers about the wifi pls, for our website',
    { feedback_search: { about: 'wifi', segment: [{ term: 'business travellers' }] } },
  ],
  [
    'a date beats a weekday beside it',
    'hotel',
    'we introduced friday late checkouts on 3 august. did cancellations go down?',
    { effect: { at: '2026-08-03', outcome: 'cancellation' } },
  ],
  [
    'what is paid in is a sum',
    'hotel',
    'total deposit paid in july',
    {
      trend: {
        measure: 'value',
        activity: 'Deposit Paid',
        period: { from: '2026-07-01', to: '2026-08-01' },
      },
    },
  ],
  ['what the company itself spends', 'hotel', 'how much do we spend on ads per booking?', 'decline'],
  ['a split that no data hold', 'museum', 'membership funnel per income level', 'decline'],
  ['one person who is not named', 'telco', 'next best action for that subscriber', 'clarify'],
  ['one of the steps is not known', 'hotel', 'how many make a booking, check in and zorb', 'clarify'],
  [
    'why they leave, but not where',
    'telco',
    'how come folks get their SIM and then just let it rot in the kitchen?',
    'clarify',
  ],
  ['a value that the trait does not have', 'museum', 'membership drop-off for the platinum tier', 'decline'],
  ['a kind of customers that no data hold', 'harbor', 'churn among healthcare companies', 'decline'],
  [
    'a time to one end means the journey that ends so',
    'harbor',
    'how long does it take to solve a ticket?',
    { drop_offs: { journey: 'support' } },
  ],
  [
    'paths lead to silence too',
    'boltwise',
    'what do people do before they go dormant?',
    { paths: { to: 'dormant' } },
  ],
  [
    'who leaves without buying has not fallen silent after buying',
    'webshop',
    'what do people do before they leave without ordering?',
    { paths: { to: 'order_placed' } },
  ],
  ['nothing about this company', 'hedgerow', 'should I get married for tax reasons?', 'decline'],
])('%s', async (_, company, question, plan) => {
  expect(await planned(question, company)).toEqual(plan);
});

test('a bare wish for the list lists the customers of the question before', async () => {
  expect(await planned('give me the list', 'harbor', tickets)).toEqual({
    customers: { segment: [{ did: 'Opened Ticket', period: { from: '2026-10-01', to: '2026-11-01' } }] },
  });
});

test('a follow-up sets the period before against another one', async () => {
  expect(await planned('compare that with last month', 'harbor', tickets)).toMatchObject({
    trend: { measure: 'events', activity: 'Opened Ticket' },
  });
  expect(JSON.stringify(await planned('compare that with last month', 'harbor', tickets))).not.toContain(
    'previous_year',
  );
});
