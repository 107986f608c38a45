import { journeyMapOutput, type JourneyMap } from '../../../tools/journey-map.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import {
  formatCount,
  formatDifference,
  formatDuration,
  formatEstimate,
  formatRate,
} from '../figure-format.js';
import type { Narration } from './narration.js';

/** Says what the map shows: how many arrive, where they leave and what they do instead, what is slow or repeated. */
export function narrateJourneyMap(envelope: Envelope<'journey_map'>): Narration {
  const data = journeyMapOutput.parse(envelope.data);
  return {
    headline: headline(data),
    findings: [
      ...lossFindings(data),
      ...slowFinding(data),
      ...frictionFindings(data),
      ...momentFindings(data),
      ...compareFindings(data),
      ...voiceFindings(data),
    ],
    table: table(data),
    basis: [
      `Journey ${envelope.definitions[0] ?? data.journey}, within ${formatDuration(data.within_days * 86_400)} of the first stage`,
      `Entered ${describePeriod(envelope.args.period, envelope.as_of)}`,
      `${formatCount(envelope.population)} customers${envelope.args.segment?.length ? ` with ${describeSegment(envelope.args.segment)}` : ''}`,
    ],
    suggestions: suggestions(envelope, data),
  };
}

function headline({ stages }: JourneyMap): string[] {
  const [first] = stages;
  const last = stages[stages.length - 1];
  if (first.customers === 0) return ['Nobody entered this journey in what the question covers.'];
  return [
    `${formatCount(last.customers)} of ${formatCount(first.customers)} who reached ${first.name} came to ${last.name}: ${formatEstimate(last.from_start)}.`,
  ];
}

function lossFindings({ stages, biggest_loss }: JourneyMap): string[] {
  if (!biggest_loss) return [];
  const stage = stages.find(({ name }) => name === biggest_loss.from);
  if (!stage) return [];
  const { lost, customers, instead, nothing, name } = stage;
  const [next] = instead;
  return [
    `Most are lost between ${biggest_loss.from} and ${biggest_loss.to}: ${formatCount(lost)} of ${formatCount(customers)} (${formatRate(lost / customers)}).`,
    ...(next ? [`Of those lost at ${name}, ${formatCount(next.customers)} did ${next.activity} next.`] : []),
    ...(nothing > 0 ? [`${formatCount(nothing)} of those lost at ${name} did nothing more.`] : []),
  ];
}

function slowFinding({ slowest }: JourneyMap): string[] {
  if (!slowest) return [];
  return [
    `The slowest step is from ${slowest.from} to ${slowest.to}: ${formatDuration(slowest.median_seconds)} in the middle case.`,
  ];
}

/** Rarer friction is not worth a sentence. */
const notable = 0.1;
const mostMoments = 3;

function frictionFindings({ stages }: JourneyMap): string[] {
  return stages
    .slice(0, -1)
    .flatMap(({ name, repeated, backwards }) => [
      ...(repeated.estimate >= notable
        ? [`${formatEstimate(repeated)} do ${name} more than once before they go on.`]
        : []),
      ...(backwards.estimate >= notable
        ? [`${formatEstimate(backwards)} go back from ${name} to an earlier stage.`]
        : []),
    ]);
}

function compareFindings({ compare, differences }: JourneyMap): string[] {
  if (!compare || !differences) return [];
  const [first, second] = compare;
  const last = differences[differences.length - 1];
  const steps = differences.slice(1).filter(({ from_previous: { low, high } }) => low > 0 || high < 0);
  const most = steps.reduce<(typeof steps)[number] | undefined>(
    (best, step) =>
      best && Math.abs(best.from_previous.estimate) >= Math.abs(step.from_previous.estimate) ? best : step,
    undefined,
  );
  const end = (side: typeof first) => formatEstimate(side.stages[side.stages.length - 1].from_start);
  return [
    `${first.label} ${end(first)} to ${last.name}, ${second.label} ${end(second)}.`,
    `The difference to ${last.name} is ${formatDifference(last.from_start)}${last.from_start.low > 0 || last.from_start.high < 0 ? '' : ', which may be chance'}.`,
    ...(most
      ? [`The step that surely differs most is ${most.name}: ${formatDifference(most.from_previous)}.`]
      : []),
  ];
}

function momentFindings({ moments, stages }: JourneyMap): string[] {
  const end = stages[stages.length - 1].name;
  return moments
    .slice(0, mostMoments)
    .map(
      ({ activity, stage, effect }) =>
        `${activity}${activity === stage ? '' : `, mostly done at ${stage},`} goes with coming to ${end}${effect.estimate > 0 ? '' : ' less often'}: ${formatDifference(effect)}.`,
    );
}

/** Of fewer texts, a share says little. */
const fewestTexts = 30;

/** The stage at which most of what customers say is negative. */
function voiceFindings({ stages }: JourneyMap): string[] {
  const heard = stages.flatMap(({ name, feedback }) =>
    feedback?.negative && feedback.texts >= fewestTexts
      ? [{ name, texts: feedback.texts, negative: feedback.negative }]
      : [],
  );
  const [worst] = [...heard].sort((a, b) => b.negative.estimate - a.negative.estimate);
  return heard.length > 0
    ? [
        `At ${worst.name}, ${formatEstimate(worst.negative)} of what customers say is negative (${formatCount(worst.texts)} texts).`,
      ]
    : [];
}

function table({ stages, compare }: JourneyMap): AnswerTable {
  const groups = compare ?? [{ label: '', stages }];
  return {
    caption: 'Stages of the journey',
    columns: [
      ...(compare ? [{ name: 'Group', kind: 'text' as const }] : []),
      { name: 'Stage', kind: 'text' },
      { name: 'Customers', kind: 'count' },
      { name: 'Of first', kind: 'rate' },
      { name: 'Of previous', kind: 'rate' },
      { name: 'Median time', kind: 'duration' },
      { name: 'Lost here', kind: 'count' },
      { name: 'Most do next', kind: 'text' },
      { name: 'Repeat', kind: 'rate' },
      { name: 'Go back', kind: 'rate' },
      { name: 'Texts', kind: 'count' },
      { name: 'One voice', kind: 'text' },
    ],
    rows: groups.flatMap(({ label, stages: own }) =>
      own.map((stage) => [
        ...(compare ? [label] : []),
        stage.name,
        stage.customers,
        stage.from_start,
        stage.from_previous,
        stage.median_seconds,
        stage.lost,
        stage.instead[0]?.activity ?? null,
        stage.repeated.estimate,
        stage.backwards.estimate,
        stage.feedback?.texts ?? null,
        stage.feedback?.quote ? `“${stage.feedback.quote.text}” (${stage.feedback.quote.source})` : null,
      ]),
    ),
  };
}

function suggestions({ args }: Envelope<'journey_map'>, { journey, biggest_loss }: JourneyMap): string[] {
  return [
    ...(biggest_loss ? [`Why do customers leave the ${journey} journey at ${biggest_loss.from}?`] : []),
    ...(args.compare ? [] : [`Map of the ${journey} journey, last 30 days compared with the 30 days before`]),
    ...(biggest_loss ? [`What do customers do after ${biggest_loss.from}?`] : []),
  ];
}
