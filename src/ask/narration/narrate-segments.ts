import { segmentsOutput, type Segments } from '../../../tools/segments.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import { formatCount, formatEstimate, formatNumber, formatPoints, formatRate } from '../figure-format.js';
import type { Narration } from './narration.js';

type Segment = Segments['segments'][number];

/** Says which kinds of customers there are, what sets them apart, and how they fare. */
export function narrateSegments(envelope: Envelope<'segments'>): Narration {
  const data = segmentsOutput.parse(envelope.data);
  const { args, as_of, population } = envelope;
  return {
    headline: [...outcomeHeadline(data, args.outcome), ...valueHeadline(data), ...headline(data)],
    findings: [...data.segments.map(saySegment), ...outcomeFindings(data)],
    ...(data.segments.length > 0 && { table: table(data) }),
    basis: [
      'Found by what customers do again and again, as shares of all they do: how long they do so, and how much, does not count',
      `Events ${describePeriod(args.period, as_of)}`,
      `${formatCount(population)} customers${args.segment?.length ? ` with ${describeSegment(args.segment)}` : ''}`,
    ],
    suggestions: suggestions(data, args.outcome),
  };
}

function headline({ clear, segments: found, k, stability }: Segments): string[] {
  if (found.length === 0)
    return ['There are no clear segments: customers do not fall into groups by what they do.'];
  const steady =
    stability === null
      ? ''
      : ` Halves of the customers agree on them (${formatNumber(stability)}, where full agreement is one).`;
  return [
    clear
      ? `Customers fall into ${formatCount(k)} clear segments by what they do.${steady}`
      : `These are ${formatCount(k)} groups by what customers do, but no clear segments.${steady}`,
  ];
}

/** Which of them comes to the outcome that was asked about. */
function outcomeHeadline({ segments: found }: Segments, outcome: string | undefined): string[] {
  const rates = found.flatMap(({ name, outcomes }) =>
    outcomes.filter((own) => own.outcome === outcome).map((own) => ({ name, ...own })),
  );
  if (outcome === undefined || rates.length < 2) return [];
  const sorted = [...rates].sort((a, b) => b.reached.estimate - a.reached.estimate);
  const [most, least] = [sorted[0], sorted[sorted.length - 1]];
  if (most.reached.estimate === least.reached.estimate) return [];
  const isSure = most.difference.low > 0 || most.difference.high < 0;
  return [
    `${outcome} is highest in ${most.name}: ${formatEstimate(most.reached)}, ${formatPoints(most.difference.estimate)} from the others${isSure ? '' : ', which may be chance'}.`,
  ];
}

/** Whose customers are worth most. */
function valueHeadline({ segments: found, value_is }: Segments): string[] {
  const worths = found.flatMap(({ name, mean_value: worth }) => (worth === null ? [] : [{ name, worth }]));
  if (value_is === null || worths.length < 2) return [];
  const sorted = worths.sort((a, b) => b.worth - a.worth);
  const [most, least] = [sorted[0], sorted[sorted.length - 1]];
  if (most.worth === least.worth) return [];
  return [
    `By ${value_is}, customers of ${most.name} are worth most, ${formatNumber(most.worth)} on average, and those of ${least.name} least, ${formatNumber(least.worth)}.`,
  ];
}

function saySegment({ name, customers, share, behaviours }: Segment): string {
  const [first] = behaviours;
  const unlike = first
    ? `; ${first.activity} ${formatNumber(first.per_week)} times a week, against ${formatNumber(first.others_per_week)} of the others`
    : '';
  return `${name}: ${formatCount(customers)} customers (${formatRate(share.estimate)})${unlike}.`;
}

function outcomeFindings({ segments: found }: Segments): string[] {
  if (found.length < 2) return [];
  return found[0].outcomes.flatMap(({ outcome }) => {
    const rates = found.map((segment) => ({
      segment,
      own: segment.outcomes.find((candidate) => candidate.outcome === outcome),
    }));
    const sure = rates.filter(({ own }) => own && (own.difference.low > 0 || own.difference.high < 0));
    const most = [...sure].sort(
      (a, b) => Math.abs(b.own?.difference.estimate ?? 0) - Math.abs(a.own?.difference.estimate ?? 0),
    )[0];
    if (!most?.own) return [];
    const { reached, difference } = most.own;
    return [
      `${outcome}: ${most.segment.name} differs most, ${formatEstimate(reached)}, ${formatPoints(difference.estimate)} from the others.`,
    ];
  });
}

function table({ segments: found, value_is }: Segments): AnswerTable {
  const outcomes = found[0].outcomes.map(({ outcome }) => outcome);
  return {
    caption: 'Segments',
    columns: [
      { name: 'Segment', kind: 'text' },
      { name: 'Customers', kind: 'count' },
      { name: 'Share', kind: 'rate' },
      ...(value_is === null ? [] : [{ name: value_is, kind: 'number' as const }]),
      ...outcomes.map((name) => ({ name, kind: 'rate' as const })),
      { name: 'Most leave at', kind: 'text' },
      { name: 'More of', kind: 'text' },
    ],
    rows: found.map((segment) => [
      segment.name,
      segment.customers,
      segment.share.estimate,
      ...(value_is === null ? [] : [segment.mean_value]),
      ...segment.outcomes.map(({ reached }) => reached),
      segment.friction?.from ?? null,
      segment.traits.find(({ difference }) => difference.estimate > 0)?.value ?? null,
    ]),
  };
}

function suggestions({ segments: found }: Segments, outcome: string | undefined): string[] {
  return [
    ...(outcome === undefined && found.length > 0 ? ['Which customer segments churn most?'] : []),
    'Draw the journey map',
  ];
}
