import type { ChurnRisk } from '../../../tools/churn-risk.js';
import { drawableText } from './drawable-text.js';
import { mostLines, type LineChart } from './line-chart.js';

/** Share of each group to whom the outcome has come by so many days after the entry. Undefined without groups. */
export function outcomeCurvesChart({ timing, outcome }: ChurnRisk, subtitle: string): LineChart | undefined {
  const groups = (timing.breakdown?.groups ?? []).filter(({ curve }) => curve.length > 1).slice(0, mostLines);
  if (!timing.breakdown || groups.length === 0) return undefined;
  const days = [...new Set(groups.flatMap(({ curve }) => curve.map(({ within_days }) => within_days)))];
  days.sort((one, other) => one - other);
  const trait = drawableText(timing.breakdown.trait, 'group');
  return {
    kind: 'lines',
    title: `Who has come to ${drawableText(outcome, 'the outcome')}, by ${trait}`,
    subtitle,
    footnotes: ['Share of all who entered, by days since then (Kaplan–Meier).'],
    unit: 'rate',
    labels: days.map((day) => `${day} days`),
    lines: groups.map(({ value, curve }, place) => ({
      name: drawableText(value, `Group ${place + 1}`),
      points: days.map((day) => {
        const came = curve.find(({ within_days }) => within_days === day)?.came;
        return came && { value: came.estimate, low: came.low, high: came.high, partial: false };
      }),
    })),
  };
}
