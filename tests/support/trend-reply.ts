import type { Reply } from '../../src/ask/answer.js';
import type { Trend } from '../../tools/trend-output.js';

/** Signups by week: few enough for Slack's own chart. */
export function trendReply(weeks: number, more: Partial<Trend> = {}): Reply {
  const points = Array.from({ length: weeks }, (_, week) => {
    const from = new Date(Date.UTC(2026, 6, 6 + 7 * week)).toISOString().slice(0, 10);
    const to = new Date(Date.UTC(2026, 6, 13 + 7 * week)).toISOString().slice(0, 10);
    return { label: `week of ${from}`, from, to, value: 400 + 37 * (week % 5), partial: week === weeks - 1 };
  });
  const data: Trend = {
    measure: 'customers',
    subject: 'Signed Up',
    kind: 'flow',
    interval: 'week',
    from: points[0].from,
    to: points[weeks - 1].to,
    series: [{ label: 'Signed Up', value: 6120, points }],
    ...more,
  };
  const args = { measure: 'customers' as const, activity: 'Signed Up', interval: 'week' as const };
  return {
    kind: 'answer',
    question: 'How many signups a week?',
    answer: {
      plan: { tool: 'trend', args },
      envelope: {
        tool: 'trend',
        args,
        as_of: '2026-10-31',
        population: 6120,
        definitions: [],
        data,
        caveats: [],
        receipt: 'fp_0b1c2d3e4f5a',
        ms: 12,
      },
      headline: '6,120 customers signed up.',
      findings: [],
      basis: ['6,120 customers'],
      caveats: [],
      suggestions: ['Signups by channel'],
      ledger: { checked: 1, removed: [] },
    },
  };
}
