import type { FeedbackThemes } from '../../tools/feedback-themes-output.js';

/** An estimate of 500. */
export const estimate = (value: number) => ({
  estimate: value,
  low: value - 0.02,
  high: value + 0.02,
  n: 500,
});
const later = '2026-08-03 to 2026-10-31';
const earlier = '2026-05-05 to 2026-08-02';
/** A theme that grows and goes with churn. */
export const theme = {
  id: 1,
  name: 'app, crashes, version',
  terms: ['app', 'crashes'],
  mentions: 120,
  share: estimate(0.24),
  sentiment: -0.4,
  state: 'growing' as const,
  change: estimate(0.08),
  compared: [
    { label: later, mentions: 56 },
    { label: earlier, mentions: 30 },
  ] satisfies FeedbackThemes['themes'][number]['compared'],
  q: 0.001,
  parts: [{ id: 5, name: 'iphone, receipt', mentions: 40 }],
  quotes: [
    {
      id: 3,
      text: 'Crashed 14 times since 3 May.',
      source: 'app store',
      at: '2026-10-01T10:00:00.000Z',
      customer: 'c1',
    },
  ],
  outcomes: [
    { outcome: 'churn', effect: estimate(0.06), risk_ratio: estimate(1.9), crude: estimate(0.07), q: 0.001 },
  ],
  money: { customers: 41, amount: 12_345.5, share: 0.23 },
  afterwards: [
    {
      activity: 'Opened Ticket',
      share: estimate(0.31),
      others: estimate(0.12),
      difference: estimate(0.19),
      q: 0.001,
    },
  ],
};
const point = (label: string, from: string, negative: number) => ({
  label,
  from,
  partial: false,
  texts: 90,
  negative,
  positive: 11,
});
/** A result of feedback_themes: that theme, and one that does neither. */
export const themes: FeedbackThemes = {
  texts: 500,
  unassigned: 30,
  feeling: {
    negative_share: estimate(0.35),
    positive_share: estimate(0.4),
    compared: [
      { label: later, of: 198, negative_texts: 81, positive_texts: 70 },
      { label: earlier, of: 149, negative_texts: 53, positive_texts: 54 },
    ],
    change: { negative_share: estimate(0.05), positive_share: estimate(-0.01) },
  },
  course: {
    week: [
      point('week of 12 October 2026', '2026-10-12', 31),
      point('week of 19 October 2026', '2026-10-19', 22),
      { ...point('week of 26 October 2026', '2026-10-26', 4), partial: true },
    ],
    month: [
      point('September 2026', '2026-09-01', 77),
      { ...point('October 2026', '2026-10-01', 60), partial: false },
    ],
  },
  by_source: [
    { name: 'app store', texts: 180, negative_share: estimate(0.52), positive_share: estimate(0.21) },
    { name: 'nps', texts: 320, negative_share: estimate(0.26), positive_share: estimate(0.44) },
  ],
  source_gaps: [
    {
      label: 'app store against nps',
      sources: ['app store', 'nps'],
      negative_difference: estimate(0.26),
      positive_difference: estimate(-0.01),
    },
  ],
  ratings: [
    { name: 'app store', kind: 'stars', mean: estimate(3.2), mean_gap: estimate(-0.4) },
    { name: 'nps', kind: 'nps', mean: { ...estimate(-12.3), n: 90 }, mean_gap: null },
  ],
  themes: [
    theme,
    {
      ...theme,
      id: 2,
      name: 'euros, year',
      mentions: 50,
      share: estimate(0.1),
      state: 'steady',
      change: estimate(0.01),
      outcomes: [],
    },
  ],
  total: 9,
  listed: 2,
  compared: [
    { label: later, texts: 200 },
    { label: earlier, texts: 150 },
  ],
  horizon_days: 30,
  tested: 9,
  kept: 1,
};
/** What envelopes hold besides tool, arguments and data. */
export const common = {
  as_of: '2026-10-31',
  population: 400,
  definitions: ['churn@1'],
  caveats: [],
  receipt: 'fp_1',
  ms: 1,
};
