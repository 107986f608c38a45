import { dropOffsOutput, type DropOffs } from '../../../tools/drop-offs.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import {
  formatCount,
  formatDifference,
  formatDuration,
  formatEstimate,
  formatList,
  formatNumber,
  formatRate,
} from '../figure-format.js';
import type { Narration } from './narration.js';

type Step = DropOffs['steps'][number];

/** Times of fewer customers say little of a group. */
const fewestTimed = 10;

/** Says where customers leave, and what stands out. */
export function narrateDropOffs(envelope: Envelope<'drop_offs'>): Narration {
  const data = dropOffsOutput.parse(envelope.data);
  return {
    headline: headline(data),
    findings: findings(data),
    table: table(data),
    basis: basis(envelope, data),
    suggestions: suggestions(envelope, data),
  };
}

function headline(data: DropOffs): string[] {
  if (data.steps[0].customers === 0) return ['Nobody entered this journey in what the question covers.'];
  const groups = [...compareFindings(data), ...breakdownFindings(data)];
  if (groups.length > 0 && !data.explained) return [...spanTimes(data), ...groups.slice(0, 2)];
  const through = throughSentence(data);
  const loss = data.at ?? data.biggest_loss;
  if (!loss || loss.lost === 0 || (data.journey === undefined && isSpan(data) && !data.explained))
    return [through];
  const from = data.steps.find((step) => step.name === loss.from);
  const share = from ? ` of ${formatCount(from.customers)} (${formatRate(loss.lost / from.customers)})` : '';
  const lost = data.at
    ? `From ${loss.from} to ${loss.to}, ${formatCount(loss.lost)}${share} are lost.`
    : `Most are lost between ${loss.from} and ${loss.to}: ${formatCount(loss.lost)}${share}.`;
  const reason = strongestReason(data);
  if (reason === undefined) return [lost, through];
  const { from: start, to: end } = data.explained ?? loss;
  if (!data.reasons?.length) return [lost, reason];
  if (start === loss.from && end === loss.to) return [reason, lost];
  return [lost, `From ${start} to ${end}, ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`];
}

function findings(data: DropOffs): string[] {
  const groups = [...compareFindings(data), ...breakdownFindings(data)];
  const isGrouped = groups.length > 0 && !data.explained;
  return [
    ...(isGrouped ? groups.slice(2) : []),
    ...(data.explained || isGrouped ? [throughSentence(data)] : []),
    ...worstFinding(data),
    ...(isGrouped ? [] : groups),
    ...reasonFindings(data),
  ];
}

/** Two steps: how many get from one to the other, and how fast. */
const isSpan = ({ steps }: DropOffs): boolean => steps.length === 2;

function throughSentence(data: DropOffs): string {
  const [first] = data.steps;
  const last = data.steps[data.steps.length - 1];
  const time =
    isSpan(data) && last.median_seconds !== null
      ? `, after ${formatDuration(last.median_seconds)} in the middle case`
      : '';
  return `${formatCount(last.customers)} of ${formatCount(first.customers)} who reached ${first.name} came to ${last.name}: ${formatEstimate(last.from_start)}${time}.`;
}

/** How long each group takes from the one to the other, where that alone was asked about. */
function spanTimes(data: DropOffs): string[] {
  const timed = groupsOf(data)
    .flatMap(({ label, steps }) => {
      const { median_seconds: seconds, customers } = steps[steps.length - 1];
      return seconds === null || customers < fewestTimed ? [] : [{ label, seconds }];
    })
    .sort((a, b) => a.seconds - b.seconds);
  if (!isSpan(data) || timed.length < 2) return [];
  const [from, to] = data.steps.map(({ name }) => name);
  const [quickest, slowest] = [timed[0], timed[timed.length - 1]];
  return [
    `From ${from} to ${to}, ${quickest.label} takes ${formatDuration(quickest.seconds)} in the middle case, ${slowest.label} ${formatDuration(slowest.seconds)}.`,
  ];
}

function worstFinding({ worst, biggest_loss }: DropOffs): string[] {
  if (!worst?.best || !worst.recoverable) return [];
  const { trait, value, rate } = worst.best;
  const same = worst.from === biggest_loss?.from;
  const where = `From ${worst.from} to ${worst.to}`;
  return [
    `${where}, ${trait} ${value} does best: ${formatEstimate(rate)} go on${same ? '' : ', which makes it the step to work on first'}.`,
    `${where}, at least ${formatCount(worst.recoverable)} more would go on if all others did as well.`,
  ];
}

function breakdownFindings({ breakdown, steps }: DropOffs): string[] {
  if (!breakdown || breakdown.length < 2) return [];
  const last = steps.length - 1;
  const ranked = breakdown
    .filter((row) => row.steps[0].customers >= 30)
    .sort((a, b) => b.steps[last].from_start.estimate - a.steps[last].from_start.estimate);
  if (ranked.length < 2) return [];
  const say = (row: (typeof ranked)[number]) =>
    `${row.value} ${formatEstimate(row.steps[last].from_start)} of ${formatCount(row.steps[0].customers)}`;
  return [
    `Highest to ${steps[last].name}: ${say(ranked[0])}.`,
    `Lowest to ${steps[last].name}: ${say(ranked[ranked.length - 1])}.`,
  ];
}

function compareFindings({ compare, differences, steps }: DropOffs): string[] {
  if (!compare || !differences) return [];
  const [first, second] = compare;
  const last = steps.length - 1;
  const overall = differences[last];
  const sure = differences
    .slice(1)
    .filter(({ from_previous: { low, high } }) => low > 0 || high < 0)
    .sort((a, b) => Math.abs(b.from_previous.estimate) - Math.abs(a.from_previous.estimate));
  const rates = `To ${steps[last].name}: ${first.label} ${formatEstimate(first.steps[last].from_start)}, ${second.label} ${formatEstimate(second.steps[last].from_start)}.`;
  const difference = `The difference to ${overall.name} is ${formatDifference(overall.from_start)}${excludesZero(overall.from_start) ? '' : ', which may be chance'}.`;
  const step =
    sure.length > 0
      ? [`The step that surely differs most is ${sure[0].name}: ${formatDifference(sure[0].from_previous)}.`]
      : [];
  return [rates, difference, ...step];
}

/** What a why-question is answered with. */
function strongestReason({ explained, reasons }: DropOffs): string | undefined {
  if (!explained) return undefined;
  if (reasons?.length) return reasonSentence(reasons[0]);
  return `Nothing among ${formatCount(explained.tested)} behaviours, traits and themes sets those who go on from ${explained.from} to ${explained.to} apart (${formatCount(explained.customers)} customers compared).`;
}

function reasonFindings({ reasons, explained }: DropOffs): string[] {
  if (!explained) return [];
  const { from, to, tested, kept, never } = explained;
  const closed = never
    .slice(0, 2)
    .map(
      ({ what, customers }) =>
        `Customers with ${what.replace(': ', ' ')} never go on from ${from} to ${to}: these ${formatCount(customers)} were left out of the comparison.`,
    );
  if (!reasons?.length) return closed;
  return [
    ...reasons.slice(1, 5).map(reasonSentence),
    ...closed,
    `${formatCount(tested)} behaviours, traits and themes tested from ${from} to ${to} at equal observation time; kept: ${formatCount(kept)}; expected false: ${formatNumber(explained.expected_false)} at most.`,
  ];
}

function reasonSentence({ kind, what, effect, customers }: NonNullable<DropOffs['reasons']>[number]): string {
  const who = {
    behaviour: `Customers who did ${what}`,
    trait: `Customers with ${what.replace(': ', ' ')}`,
    theme: `Customers who had written about ${what}`,
  }[kind];
  const direction = effect.estimate > 0 ? 'more' : 'less';
  return `${who} go on ${direction} often than comparable others: ${formatDifference(effect)}, ${formatCount(customers)} customers.`;
}

function excludesZero({ low, high }: Step['from_start']): boolean {
  return low > 0 || high < 0;
}

/** What is set side by side; nothing where the answer is about all. */
function groupsOf({ breakdown, compare }: DropOffs): { label: string; steps: readonly Step[] }[] {
  return compare ?? breakdown?.map(({ value, steps }) => ({ label: value, steps })) ?? [];
}

function table(data: DropOffs): AnswerTable {
  const groups = groupsOf(data);
  const grouped = groups.length > 0;
  return {
    caption: 'Steps of the journey',
    columns: [
      ...(grouped ? [{ name: 'Group', kind: 'text' as const }] : []),
      { name: 'Step', kind: 'text' },
      { name: 'Customers', kind: 'count' },
      { name: 'Of first', kind: 'rate' },
      { name: 'Of previous', kind: 'rate' },
      { name: 'Lost', kind: 'count' },
      { name: 'In play', kind: 'count' },
      ...(grouped ? [] : [{ name: 'Median time', kind: 'duration' as const }]),
    ],
    rows: (grouped ? groups : [{ label: '', steps: data.steps }]).flatMap(({ label, steps: own }) =>
      own.map((step) => [
        ...(grouped ? [label] : []),
        step.name,
        step.customers,
        step.from_start,
        step.from_previous,
        step.lost,
        step.in_play,
        ...(grouped ? [] : [step.median_seconds]),
      ]),
    ),
  };
}

function basis({ args, as_of, definitions, population }: Envelope<'drop_offs'>, data: DropOffs): string[] {
  const what = data.journey
    ? `Journey ${definitions[0] ?? data.journey}`
    : `Steps ${data.steps.map(({ name }) => name).join(' → ')}`;
  const orders = { ordered: 'in this order', strict: 'directly one after the other', any: 'in any order' };
  return [
    `${what}, ${orders[data.order]}, within ${formatDuration(data.within_days * 86_400)} of the first step`,
    `Entered ${describePeriod(args.period, as_of)}`,
    `${formatCount(population)} customers${args.segment?.length ? ` with ${describeSegment(args.segment)}` : ''}`,
    ...(args.exclude?.length
      ? [`${formatCount(data.excluded)} left out for ${formatList(args.exclude)} in between`]
      : []),
  ];
}

function suggestions({ args }: Envelope<'drop_offs'>, data: DropOffs): string[] {
  const loss = data.worst ?? data.biggest_loss;
  if (!data.journey) {
    const [from, to] = [data.steps[0].name, data.steps[data.steps.length - 1].name];
    return [
      ...(args.explain || !loss ? [] : [`Why do customers not get from ${from} to ${to}?`]),
      ...(args.breakdown || !data.worst?.best
        ? []
        : [`How many get from ${from} to ${to}, by ${data.worst.best.trait}?`]),
    ];
  }
  const journey = `the ${data.journey} journey`;
  const isUnexplained = data.explained && !data.reasons?.length;
  return [
    ...(isUnexplained ? [`What do customers do before ${data.steps[data.steps.length - 1].name}?`] : []),
    ...(args.explain || !loss ? [] : [`Why do customers leave ${journey} at ${loss.from}?`]),
    ...(args.breakdown || !data.worst?.best ? [] : [`Drop-offs of ${journey} by ${data.worst.best.trait}`]),
    ...(args.compare ? [] : [`Drop-offs of ${journey} in the last 30 days compared with the 30 days before`]),
  ].slice(0, 3);
}
