import type { Answer } from '../../ask/answer.js';
import { formatCount, formatDate, formatRate } from '../../ask/figure-format.js';
import { breakdownChart } from './breakdown-chart.js';
import { compareChart } from './compare-chart.js';
import { drawableText } from './drawable-text.js';
import { dropOffsOutput, type DropOffs } from '../../../tools/drop-offs.js';
import { effectOutput } from '../../../tools/effect.js';
import { nextBestActionOutput } from '../../../tools/next-best-action.js';
import { forecastOutput } from '../../../tools/forecast.js';
import { actionsChart } from './actions-chart.js';
import { effectChart, effectTitle } from './effect-chart.js';
import { forecastChart } from './forecast-chart.js';
import { funnelChart } from './funnel-chart.js';
import type { TableChart } from './table-chart.js';

/** The picture that shows an answer best; undefined where figures say it as well. */
export function chartForAnswer(answer: Answer): TableChart | undefined {
  switch (answer.envelope.tool) {
    case 'drop_offs':
      return dropOffsChart(answer);
    case 'effect':
      return effectChartOf(answer);
    case 'next_best_action':
      return actionsChartOf(answer);
    case 'forecast':
      return forecastChartOf(answer);
    default:
      return undefined;
  }
}

function actionsChartOf(answer: Answer): TableChart | undefined {
  const { data, success } = nextBestActionOutput.safeParse(answer.envelope.data);
  if (!success || !data.actions.some(({ uplift }) => uplift)) return undefined;
  const title = `What each action does to ${drawableText(data.outcome, 'the outcome')}`;
  return actionsChart(data, { title, subtitle: subtitle(answer), footnotes: [] });
}

function effectChartOf(answer: Answer): TableChart | undefined {
  const { data, success } = effectOutput.safeParse(answer.envelope.data);
  if (!success || !data.effect) return undefined;
  const words = {
    title: drawableText(sentenceCase(effectTitle(data)), 'Effect'),
    subtitle: subtitle(answer),
    footnotes: [],
  };
  return effectChart(data, words);
}

function forecastChartOf(answer: Answer): TableChart | undefined {
  const { data, success } = forecastOutput.safeParse(answer.envelope.data);
  if (!success || data.kind === 'members' || data.stages.length === 0) return undefined;
  const what = data.journey ?? data.outcome ?? 'all activity';
  const title = `${sentenceCase(drawableText(what, 'forecast'))}: what to expect until ${formatDate(data.last_day)}`;
  return forecastChart(data, { title, subtitle: subtitle(answer), footnotes: [] });
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
