import type { Answer, Reply } from '../../src/ask/answer.js';
import type { DropOffs } from '../../tools/drop-offs.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { funnelSteps } from './funnel-steps.js';

const trial = ['Viewed Home', 'Signed Up', 'Started Trial', 'Completed Onboarding', 'Subscribed'];
const trialSteps = funnelSteps(trial, [12_873, 5_412, 4_207, 1_689, 902], [212, 164, 388, 143]);

type Steps = DropOffs['steps'];

const noLoss = { worst: null, biggest_loss: null };

export function dropOffs(
  found: Partial<DropOffs> & Pick<DropOffs, 'steps'>,
  answer: Partial<Answer> = {},
  args: ToolArguments<'drop_offs'> = { journey: 'trial' },
): Reply {
  const data: DropOffs = {
    journey: 'trial',
    within_days: 30,
    order: 'ordered',
    excluded: 0,
    ...noLoss,
    ...found,
  };
  return {
    kind: 'answer',
    question: 'Where do trial users drop off?',
    answer: {
      plan: { tool: 'drop_offs', args },
      envelope: {
        tool: 'drop_offs',
        args,
        as_of: '2026-10-31',
        population: data.steps[0]?.customers ?? 0,
        definitions: ['trial@3'],
        data,
        caveats: [],
        receipt: 'fp_7c1e09ab44d2',
        ms: 41,
      },
      headline:
        'Most are lost between Viewed Home and Signed Up: 7,249 of 12,873 never came back within 30 days.',
      findings: [
        'The most recoverable step is Started Trial to Completed Onboarding: 2,130 lost, 388 still in play.',
        'Half of those who finish onboarding do so within 13.5 hours of starting their trial.',
      ],
      table: stepsTable(data.steps),
      basis: [
        'Journey trial@3, in this order, within 30 days of the first step',
        'Entered 1 August to 31 October 2026',
        '12,873 customers',
      ],
      caveats: [
        '907 customers are still in play: their 30 days have not passed, so they count as neither lost nor won.',
      ],
      suggestions: [
        'Why do they leave after Started Trial?',
        'Where do trial users drop off by channel?',
        'Compare mobile and desktop for the trial journey',
      ],
      ledger: { checked: 14, removed: [] },
      ...answer,
    },
  };
}

function stepsTable(steps: Steps): NonNullable<Answer['table']> {
  return {
    caption: 'Steps of the trial journey',
    columns: [
      { name: 'Step', kind: 'text' },
      { name: 'Customers', kind: 'count' },
      { name: 'Of first', kind: 'rate' },
      { name: 'Of previous', kind: 'rate' },
      { name: 'Lost', kind: 'count' },
      { name: 'In play', kind: 'count' },
      { name: 'Median time', kind: 'duration' },
    ],
    rows: steps.map((step) => [
      step.name,
      step.customers,
      step.from_start,
      step.from_previous,
      step.lost,
      step.in_play,
      step.median_seconds,
    ]),
  };
}

export const trialFunnel = dropOffs({
  steps: trialSteps,
  worst: { from: 'Started Trial', to: 'Completed Onboarding', lost: 2130 },
});

export const byChannel = dropOffs(
  {
    steps: trialSteps,
    worst: { from: 'Started Trial', to: 'Completed Onboarding', lost: 2130 },
    breakdown: [
      { value: 'organic', steps: funnelSteps(trial, [4_870, 2_310, 1_893, 841, 488], [80, 71, 140, 60]) },
      { value: 'paid search', steps: funnelSteps(trial, [3_912, 1_406, 1_044, 312, 131], [70, 50, 120, 41]) },
      { value: 'referral', steps: funnelSteps(trial, [1_730, 911, 742, 371, 222], [22, 18, 60, 22]) },
      { value: 'social', steps: funnelSteps(trial, [1_204, 391, 251, 61, 19], [20, 12, 30, 9]) },
      { value: 'partner', steps: funnelSteps(trial, [700, 280, 210, 80, 35], [10, 8, 28, 8]) },
      { value: 'other', steps: funnelSteps(trial, [231, 71, 44, 17, 6], [5, 3, 6, 2]) },
      { value: 'unknown', steps: funnelSteps(trial, [226, 43, 23, 7, 1], [5, 2, 4, 1]) },
    ],
  },
  {
    headline: 'Social loses most: 1.6% subscribe, against 10.0% of organic.',
    findings: ['Referral converts best (12.8%), on 1,730 customers.'],
  },
  { journey: 'trial', breakdown: 'channel' },
);

export const mobileAgainstDesktop = dropOffs(
  {
    steps: trialSteps,
    worst: { from: 'Started Trial', to: 'Completed Onboarding', lost: 2130 },
    compare: [
      { label: 'mobile', steps: funnelSteps(trial, [5_301, 1_870, 1_402, 391, 160], [90, 70, 160, 55]) },
      { label: 'desktop', steps: funnelSteps(trial, [7_572, 3_542, 2_805, 1_298, 742], [122, 94, 228, 88]) },
    ],
  },
  {
    headline: 'Mobile loses more: 3.0% subscribe, against 9.8% on desktop.',
    findings: ['The gap opens at Completed Onboarding: 27.9% of those who start a trial, against 46.3%.'],
  },
  { journey: 'trial', compare: { trait: 'device', values: ['mobile', 'desktop'] } },
);

export const explained = dropOffs(
  {
    steps: trialSteps,
    worst: { from: 'Started Trial', to: 'Completed Onboarding', lost: 2130 },
    reasons: [
      {
        kind: 'behaviour',
        what: 'Connected Bank',
        customers: 1204,
        effect: { estimate: 0.213, low: 0.171, high: 0.255, n: 3819 },
        crude: { estimate: 0.3, low: 0.25, high: 0.35, n: 3819 },
        q: 0.0004,
      },
      {
        kind: 'behaviour',
        what: 'Imported Clients',
        customers: 1204,
        effect: { estimate: 0.104, low: 0.061, high: 0.147, n: 3819 },
        crude: { estimate: 0.3, low: 0.25, high: 0.35, n: 3819 },
        q: 0.003,
      },
    ],
  },
  {
    headline: 'Those who connect a bank on the first day finish onboarding 21.3 points more often.',
    table: {
      caption: 'What goes with moving on from Started Trial',
      columns: [
        { name: 'Behaviour in the first day', kind: 'text' },
        { name: 'Difference', kind: 'rate' },
        { name: 'q', kind: 'number' },
      ],
      rows: [
        ['Connected Bank', { estimate: 0.213, low: 0.171, high: 0.255, n: 3819 }, 0.0004],
        ['Imported Clients', { estimate: 0.104, low: 0.061, high: 0.147, n: 3819 }, 0.003],
      ],
    },
    caveats: ['These go with moving on; nothing here shows that they cause it.'],
  },
  { journey: 'trial', explain: true, at: 'Started Trial' },
);

export const whichOutcome: Reply = {
  kind: 'clarify',
  question: 'What matters most?',
  clarify: {
    about: 'outcome',
    question: 'What for: which outcome do you mean?',
    options: ['conversion', 'churn', 'renewal'],
  },
};

export const notTracked: Reply = {
  kind: 'decline',
  question: 'What do they earn?',
  decline: { reason: 'not_tracked', message: 'The salary of customers is not in the data of this company.' },
  suggestions: ['Where do trial users drop off?', 'Which customers are likely to churn?'],
};
