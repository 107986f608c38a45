import { forecastOutput, type Forecast } from '../../../tools/forecast-output.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describeSegment } from '../describe-conditions.js';
import {
  formatCount,
  formatDate,
  formatDuration,
  formatExpectedRange,
  formatRate,
} from '../figure-format.js';
import type { Narration } from './narration.js';

/** Says what is to be expected, and how far to trust it. */
export function narrateForecast(envelope: Envelope<'forecast'>): Narration {
  const data = forecastOutput.parse(envelope.data);
  const { args } = envelope;
  return {
    headline: headline(data, args.segment?.length ? describeSegment(args.segment) : undefined),
    findings: data.withheld === null ? [...stageFindings(data), ...skillFinding(data)] : [],
    table: table(data),
    basis: basis(envelope, data),
    suggestions: suggestions(data),
  };
}

function headline(data: Forecast, group: string | undefined): string[] {
  const { total, withheld, journey, stages } = data;
  if (withheld !== null || !total) return [withheld ?? 'Nothing to forecast.'];
  const until = `by ${formatDate(data.last_day)}`;
  const expected = formatExpectedRange(total);
  if (data.kind === 'journey' && journey !== undefined) {
    const last = stages[stages.length - 1].stage;
    return [
      `${expected} customers are expected to reach ${last} in the ${journey} journey ${until}.`,
      ...inPlay(data),
    ];
  }
  const [{ stage, now }] = stages;
  const days = formatDuration(data.horizon_days * 86_400);
  if (data.kind === 'members') {
    const who = group === undefined ? 'customers' : `customers (${group})`;
    return [`Of ${formatCount(now)} ${who}, ${expected} are expected to reach ${stage} ${until}.`];
  }
  const before =
    now < total.low || now > total.high
      ? `That is ${now < total.low ? 'more' : 'fewer'} than in the ${days} before: ${stage} ${formatCount(now)}.`
      : `In the ${days} before, ${stage} came to ${formatCount(now)}, which lies within that range.`;
  return [`${stage}: ${expected} expected in the next ${days}, ${until}.`, before];
}

function inPlay({ of_in_play }: Forecast): string[] {
  if (!of_in_play || of_in_play.in_play === 0) return [];
  const { in_play, finishing, leaving } = of_in_play;
  return [
    `Of the ${formatCount(in_play)} in play now, ${formatExpectedRange(finishing)} will be at its end and ${formatExpectedRange(leaving)} will have left; the others come in anew.`,
  ];
}

/** Stages that will surely hold more or fewer than now. */
function stageFindings({ kind, stages }: Forecast): string[] {
  if (kind !== 'journey') return [];
  return stages
    .slice(0, -1)
    .filter(({ now, expected }) => now < expected.low || now > expected.high)
    .map(
      ({ stage, now, expected }) =>
        `${stage} will hold ${formatExpectedRange(expected)}, ${now < expected.low ? 'more' : 'fewer'} than the ${formatCount(now)} now.`,
    );
}

function skillFinding({ skill, kind }: Forecast): string[] {
  if (skill === null || skill <= 0) return [];
  const rival =
    kind === 'journey' ? 'saying that everybody stays where they are' : 'saying that all stays as it was';
  return [`Earlier forecasts made this way missed by ${formatRate(skill)} less than ${rival}.`];
}

function table({ course, stages, kind }: Forecast): AnswerTable | undefined {
  if (stages.length === 0) return undefined;
  if (course) {
    return {
      caption: 'Course, past and expected',
      columns: [
        { name: 'From', kind: 'date' },
        { name: 'Days', kind: 'number' },
        { name: 'Times', kind: 'count' },
        { name: '', kind: 'text' },
      ],
      rows: course.map(({ since, days, happened, expected }) => [
        since,
        days,
        happened ?? expected,
        expected ? 'expected' : 'happened',
      ]),
    };
  }
  return {
    caption: kind === 'journey' ? 'Customers at each stage' : 'Customers',
    columns: [
      { name: kind === 'journey' ? 'Stage' : 'Outcome', kind: 'text' },
      { name: 'Now', kind: 'count' },
      { name: 'Expected', kind: 'count' },
    ],
    rows: stages.map(({ stage, now, expected }) => [stage, now, expected]),
  };
}

function basis({ as_of, args, definitions }: Envelope<'forecast'>, data: Forecast): string[] {
  return [
    ...(definitions.length > 0 ? [definitions.join(', ')] : []),
    `${formatDuration(data.horizon_days * 86_400)} ahead from ${formatDate(as_of)}`,
    ...(args.segment?.length ? [`Customers: ${describeSegment(args.segment)}`] : []),
  ];
}

function suggestions({ journey, outcome, kind }: Forecast): string[] {
  if (journey !== undefined) {
    return [
      `Where do customers leave the ${journey} journey?`,
      `What should we do next for customers in the ${journey} journey?`,
    ];
  }
  if (kind === 'members') return ['Who are they?'];
  return outcome === undefined ? [] : [`How has ${outcome} developed by week?`, `What goes with ${outcome}?`];
}
