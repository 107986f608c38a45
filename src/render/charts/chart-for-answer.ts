import type { Answer } from '../../ask/answer.js';
import { formatCount, formatDate, formatRate } from '../../ask/figure-format.js';
import { breakdownChart } from './breakdown-chart.js';
import { churnRiskOutput } from '../../../tools/churn-risk.js';
import { compareChart } from './compare-chart.js';
import { drawableText } from './drawable-text.js';
import { customerOutput } from '../../../tools/customer.js';
import { dropOffsOutput, type DropOffs } from '../../../tools/drop-offs.js';
import { effectOutput } from '../../../tools/effect.js';
import { nextBestActionOutput } from '../../../tools/next-best-action-output.js';
import { forecastOutput } from '../../../tools/forecast-output.js';
import { actionsChart } from './actions-chart.js';
import { effectChart, effectTitle } from './effect-chart.js';
import { forecastChart } from './forecast-chart.js';
import { pathsOutput } from '../../../tools/paths.js';
import { retentionOutput } from '../../../tools/retention.js';
import { trendOutput } from '../../../tools/trend-output.js';
import { retentionChart, type HeatChart } from './heat-chart.js';
import type { LineChart } from './line-chart.js';
import { trendChart } from './trend-chart.js';
import { funnelChart } from './funnel-chart.js';
import { journeyMapOutput } from '../../../tools/journey-map.js';
import { journeyMapChart, type JourneyMapChart } from './journey-map-chart.js';
import { feedbackThemesOutput } from '../../../tools/feedback-themes-output.js';
import { momentsOfTruthOutput } from '../../../tools/moments-of-truth.js';
import { momentsChart } from './moments-chart.js';
import { flowChart, type FlowChart } from './flow-chart.js';
import { outcomeCurvesChart } from './outcome-curves-chart.js';
import { ratesChart } from './rates-chart.js';
import { riskChart } from './risk-chart.js';
import { segmentsOutput } from '../../../tools/segments.js';
import { segmentsChart } from './segments-chart.js';
import { shortPeriod } from './short-period.js';
import type { TableChart } from './table-chart.js';
import { themesChart } from './themes-chart.js';
import { timelineChart, type TimelineChart } from './timeline-chart.js';

export type Chart = TableChart | TimelineChart | FlowChart | LineChart | HeatChart | JourneyMapChart;

/** The picture that shows an answer best; undefined where figures say it as well. */
export function chartForAnswer(answer: Answer): Chart | undefined {
  switch (answer.envelope.tool) {
    case 'drop_offs':
      return dropOffsChart(answer);
    case 'customer':
      return customerChart(answer);
    case 'moments_of_truth':
      return momentsOfTruthChart(answer);
    case 'churn_risk':
      return churnRiskChart(answer);
    case 'effect':
      return effectChartOf(answer);
    case 'next_best_action':
      return actionsChartOf(answer);
    case 'forecast':
      return forecastChartOf(answer);
    case 'journey_map':
      return mapChart(answer);
    case 'segments':
      return segmentsOfAnswer(answer);
    case 'paths':
      return pathsChart(answer);
    case 'trend': {
      const trend = trendOutput.safeParse(answer.envelope.data);
      return trend.success ? trendChart(trend.data, subtitle(answer)) : undefined;
    }
    case 'retention': {
      const retention = retentionOutput.safeParse(answer.envelope.data);
      return retention.success ? retentionChart(retention.data, subtitle(answer)) : undefined;
    }
    case 'feedback_themes':
      return feedbackThemesChart(answer);
    default:
      return undefined;
  }
}

function customerChart(answer: Answer): TimelineChart | undefined {
  const profile = customerOutput.safeParse(answer.envelope.data);
  return profile.success
    ? timelineChart(profile.data, `As of ${formatDate(answer.envelope.as_of)}`)
    : undefined;
}

function churnRiskChart(answer: Answer): TableChart | LineChart | undefined {
  const { success, data } = churnRiskOutput.safeParse(answer.envelope.data);
  if (!success) return undefined;
  const curves = outcomeCurvesChart(data, subtitle(answer));
  const groups = data.rates?.breakdown;
  if (curves || (data.customers.length === 0 && !groups)) return curves;
  const outcome = drawableText(data.outcome, 'the outcome');
  if (groups) {
    const title = `${outcome} by ${drawableText(groups.trait, 'group')}`;
    return ratesChart(groups, { title, subtitle: subtitle(answer), footnotes: [] });
  }
  return riskChart(data, {
    title: `Who is likeliest: ${outcome}`,
    subtitle: subtitle(answer),
    footnotes: [],
  });
}

function momentsOfTruthChart(answer: Answer): TableChart | undefined {
  const { success, data } = momentsOfTruthOutput.safeParse(answer.envelope.data);
  if (!success || data.moments.length + data.traits.length === 0) return undefined;
  const outcome = drawableText(data.outcome, 'the outcome');
  return momentsChart(data, {
    title: `What goes with ${outcome}`,
    subtitle: subtitle(answer),
    footnotes: [],
  });
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

function segmentsOfAnswer(answer: Answer): TableChart | undefined {
  const parsed = segmentsOutput.safeParse(answer.envelope.data);
  const title = 'Kinds of customers, by what they do';
  return parsed.success ? segmentsChart(parsed.data, { title, subtitle: subtitle(answer) }) : undefined;
}

function mapChart(answer: Answer): JourneyMapChart | undefined {
  const parsed = journeyMapOutput.safeParse(answer.envelope.data);
  if (!parsed.success || parsed.data.stages[0].customers === 0) return undefined;
  const { journey, compare } = parsed.data;
  const name = drawableText(sentenceCase(journey), 'Journey');
  const sides = compare?.map(({ label }, side) => drawableText(label, `group ${side + 1}`)).join(' against ');
  return journeyMapChart(parsed.data, {
    title: `The ${name.toLowerCase()} journey${sides ? `: ${sides}` : ''}`,
    subtitle: subtitle(answer),
  });
}

function pathsChart(answer: Answer): Chart | undefined {
  const parsed = pathsOutput.safeParse(answer.envelope.data);
  if (!parsed.success || parsed.data.paths.length === 0) return undefined;
  const { kind, start = '', end = '' } = parsed.data;
  const [from, to] = [drawableText(start, 'the start'), drawableText(end, 'the end')];
  const titles = {
    after: `What customers do after ${from}`,
    before: `What leads to ${to}`,
    between: `From ${from} to ${to}`,
    whole: 'How customers begin',
    pieces: 'The most common paths',
  };
  const words = { title: titles[kind], subtitle: subtitle(answer) };
  return flowChart(parsed.data, words);
}

function feedbackThemesChart(answer: Answer): TableChart | undefined {
  const { success, data } = feedbackThemesOutput.safeParse(answer.envelope.data);
  if (!success || data.themes.length < 2) return undefined;
  return themesChart(data, {
    title: `What ${formatCount(data.texts)} texts speak of`,
    subtitle: subtitle(answer),
    footnotes: [],
  });
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
    const [one, other] = data.compare.map((group, index) =>
      drawableText(shortPeriod(group.label), `group ${index + 1}`),
    );
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
