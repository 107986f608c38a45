import type { Answer } from '../../ask/answer.js';
import { formatCount, formatDate, formatRate } from '../../ask/figure-format.js';
import { breakdownChart } from './breakdown-chart.js';
import { compareChart } from './compare-chart.js';
import { drawableText } from './drawable-text.js';
import { dropOffsOutput, type DropOffs } from '../../../tools/drop-offs.js';
import { retentionOutput } from '../../../tools/retention.js';
import { trendOutput } from '../../../tools/trend-output.js';
import { funnelChart } from './funnel-chart.js';
import { retentionChart, type HeatChart } from './heat-chart.js';
import type { LineChart } from './line-chart.js';
import type { TableChart } from './table-chart.js';
import { trendChart } from './trend-chart.js';

export type Chart = TableChart | LineChart | HeatChart;

/** The picture that shows an answer best; undefined where figures say it as well. */
export function chartForAnswer(answer: Answer): Chart | undefined {
  const { tool, data } = answer.envelope;
  if (tool === 'drop_offs') return dropOffsChart(answer);
  if (tool === 'trend') {
    const parsed = trendOutput.safeParse(data);
    return parsed.success ? trendChart(parsed.data, subtitle(answer)) : undefined;
  }
  if (tool === 'retention') {
    const parsed = retentionOutput.safeParse(data);
    return parsed.success ? retentionChart(parsed.data, subtitle(answer)) : undefined;
  }
  return undefined;
}

function dropOffsChart(answer: Answer): TableChart | undefined {
  const parsed = dropOffsOutput.safeParse(answer.envelope.data);
  if (!parsed.success || parsed.data.steps.length < 2 || parsed.data.steps[0].customers === 0)
    return undefined;
  const data = parsed.data;
  const journey = drawableText(sentenceCase(data.journey ?? 'Funnel'), 'Journey');
  const frame = {
    subtitle: subtitle(answer),
    footnotes: [],
  };
  if (data.compare && data.compare.length > 1) {
    const [one, other] = data.compare.map((group, index) => drawableText(group.label, `group ${index + 1}`));
    return compareChart(data.compare, { ...frame, title: `${journey}: ${one} against ${other}` });
  }
  if (data.breakdown && data.breakdown.length > 0) {
    const trait =
      'breakdown' in answer.envelope.args
        ? ` by ${drawableText(answer.envelope.args.breakdown ?? '', 'group')}`
        : '';
    return breakdownChart(data, data.breakdown, {
      ...frame,
      title: `${journey}${trait}: who moves on, step by step`,
    });
  }
  return funnelChart(data, { ...frame, title: `${journey}: ${reachTheEnd(data)}` });
}

function reachTheEnd({ steps }: DropOffs): string {
  const last = steps[steps.length - 1];
  const end = drawableText(last.name, 'the last step');
  return `${formatRate(last.from_start.estimate)} of ${formatCount(steps[0].customers)} reach ${end}`;
}

function sentenceCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function subtitle({ basis, envelope }: Answer): string {
  const parts = [`As of ${formatDate(envelope.as_of)}`, ...basis];
  return parts.map((part) => drawableText(part, '…')).join(' · ');
}
