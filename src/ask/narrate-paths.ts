import { pathsOutput, type Paths } from '../../tools/paths.js';
import type { Envelope } from '../../tools/tool.js';
import type { AnswerTable } from './answer.js';
import { describePeriod, describeSegment } from './describe-conditions.js';
import {
  formatCount,
  formatDifference,
  formatDuration,
  formatEstimate,
  formatNumber,
  formatRate,
} from './figure-format.js';
import type { Narration } from './narration.js';

type Patterns = NonNullable<Paths['patterns']>;
type Contrast = Patterns['contrasts'][number];

const mostPatterns = 6;
const mostSeen = 2;
const mostTrouble = 4;
/** Of the others' share. */
const remarkablyLess = 0.5;

/** Says which ways customers go, and what sets apart those who arrive. */
export function narratePaths(envelope: Envelope<'paths'>): Narration {
  const data = pathsOutput.parse(envelope.data);
  return {
    headline: headline(data),
    findings: [...coverageFinding(data), ...followFinding(data), ...patternFindings(data)],
    table:
      data.patterns && data.patterns.contrasts.length > 0 ? patternTable(data.patterns) : pathTable(data),
    basis: basis(envelope, data),
    suggestions: suggestions(data),
  };
}

function headline(data: Paths): string[] {
  const { kind, start, end, arrived, entered } = data;
  const [top] = data.paths;
  const arriving =
    kind === 'between'
      ? [
          `${formatCount(arrived)} of ${formatCount(entered)} customers who did ${start} came to ${end} (${formatRate(arrived / Math.max(1, entered))}).`,
        ]
      : [];
  if (!top) return arriving.length > 0 ? arriving : ['Nobody has such a path in what the question covers.'];
  return [
    ...arriving,
    `${opening(data)} ${top.what}: ${formatCount(top.customers)} of ${formatCount(arrived)} customers, ${formatEstimate(top.share)}.`,
  ];
}

function opening({ kind, start, end }: Paths): string {
  switch (kind) {
    case 'after':
      return `After ${start}, the most common path is`;
    case 'before':
      return `Before ${end}, the most common path is`;
    case 'between':
      return `The most common way from ${start} to ${end} is`;
    case 'pieces':
      return 'The most common path of this length is';
    case 'whole':
      return 'The most common journey is';
  }
}

function coverageFinding({ coverage, variants, paths }: Paths): string[] {
  if (!coverage || paths.length < 2) return [];
  return [
    `There are ${formatCount(variants)} different paths; the ${formatCount(paths.length)} most common paths cover ${formatRate(coverage.estimate)} of customers.`,
  ];
}

function followFinding({ kind, edges, start }: Paths): string[] {
  const next = kind === 'after' ? edges.filter(({ from }) => from === start) : edges;
  if (next.length === 0 || kind === 'between') return [];
  const { from, to, customers, median_seconds, transitions } = next.reduce((most, edge) =>
    edge.customers > most.customers ? edge : most,
  );
  return [
    `Most go straight from ${from} to ${to}: ${formatCount(customers)} customers, ${formatCount(transitions)} times, after ${formatDuration(median_seconds)} in the middle case.`,
  ];
}

function patternFindings({ patterns, end }: Paths): string[] {
  if (!patterns || end === undefined) return [];
  const { contrasts, tested, kept, compared, came, expected_false } = patterns;
  const base = `${formatCount(came)} of ${formatCount(compared)} ${unitOf(patterns)} came to ${end} (${formatRate(came / Math.max(1, compared))}).`;
  if (kept === 0)
    return [
      base,
      ...seenFindings(patterns, end),
      `Among ${formatCount(tested)} sequences tested, none sets those who come to ${end} apart.`,
    ];
  const [towards, away] = (['positive', 'negative'] as const).map((direction) =>
    contrasts.filter((contrast) => contrast.direction === direction),
  );
  return [
    base,
    ...seenFindings(patterns, end),
    ...away.slice(0, mostPatterns / 2).map((contrast) => sayContrast(contrast, patterns)),
    ...towards.slice(0, mostPatterns / 2).map((contrast) => sayContrast(contrast, patterns)),
    `Of ${formatCount(tested)} sequences tested at equal observation time, ${formatCount(kept)} kept; expected false: ${formatNumber(expected_false)} at most.`,
  ];
}

function sayContrast(
  { what, activities, reached, others, rate_ratio: ratio }: Contrast,
  { follow_days }: Patterns,
): string {
  const last = activities[activities.length - 1];
  const within = follow_days === undefined ? '' : ` within ${formatDuration(follow_days * 86_400)}`;
  const who = activities.length > 1 ? `of those who came as far without ${last}` : `of those without it`;
  return `${what}: ${formatRate(reached.estimate)} come to it${within}, against ${formatRate(others.estimate)} ${who}; at equal time ${formatNumber(ratio.estimate)} times as often (${formatNumber(ratio.low)} to ${formatNumber(ratio.high)}).`;
}

/** What went wrong by its name, then what goes with loss most surely and strongly. */
function seenFindings({ seen }: Patterns, end: string): string[] {
  const worse = seen.filter(
    ({ trouble, kept, reached, others }) =>
      !trouble && kept && reached.estimate < remarkablyLess * others.estimate,
  );
  return [...seen.filter(({ trouble }) => trouble).slice(0, mostTrouble), ...worse.slice(0, mostSeen)].map(
    (row) => saySeen(row, end),
  );
}

function saySeen(
  { activity, reached, others, after, only, difference, kept }: Patterns['seen'][number],
  end: string,
): string {
  const special = only ? ` It happens only with ${only.trait} ${only.value}.` : '';
  const share = `Of visits with ${activity}, ${formatEstimate(reached)} come to ${end}`;
  if (others.n === 0) return `${share}.${special}`;
  const whose = only ? ` with ${only.trait} ${only.value}` : '';
  const far = after === undefined ? '' : ` that came as far (${after})`;
  const points = formatDifference(difference);
  const doubt = kept ? '' : ', which may be chance';
  return `${share}, against ${formatEstimate(others)} of visits${whose}${far} without it; among visits of the same length ${points}${doubt}.${special}`;
}

function unitOf({ unit }: Patterns): string {
  return unit === 'visit' ? 'visits' : 'customers';
}

function pathTable({ paths }: Paths): AnswerTable {
  return {
    caption: 'Most common paths',
    columns: [
      { name: 'Path', kind: 'text' },
      { name: 'Customers', kind: 'count' },
      { name: 'Share', kind: 'rate' },
      { name: 'Median time', kind: 'duration' },
    ],
    rows: paths.map(({ what, customers, share, median_seconds }) => [what, customers, share, median_seconds]),
  };
}

function patternTable({ contrasts }: Patterns): AnswerTable {
  return {
    caption: 'What goes with arriving, and with not',
    columns: [
      { name: 'Sequence', kind: 'text' },
      { name: 'Arrive', kind: 'rate' },
      { name: 'Others', kind: 'rate' },
      { name: 'Rate ratio', kind: 'number' },
      { name: 'q', kind: 'probability' },
    ],
    rows: contrasts.map(({ what, reached, others, rate_ratio, q }) => [
      what,
      reached,
      others,
      rate_ratio.estimate,
      q,
    ]),
  };
}

function basis({ args, as_of, population }: Envelope<'paths'>, data: Paths): string[] {
  return [
    ...(data.length === null ? [] : [`Paths of at most ${formatCount(data.length)} activities`]),
    ...(data.within_days === undefined ? [] : [`Within ${formatDuration(data.within_days * 86_400)}`]),
    `Events ${describePeriod(args.period, as_of)}`,
    `${formatCount(population)} customers${args.segment?.length ? ` with ${describeSegment(args.segment)}` : ''}`,
  ];
}

function suggestions({ start, end, kind }: Paths): string[] {
  if (kind === 'between') return [`Where do customers drop off from ${start} to ${end}?`];
  if (start !== undefined) return [`What do customers do before ${start}?`];
  if (end !== undefined) return [`What do customers do after ${end}?`];
  return ['Draw the journey map'];
}
