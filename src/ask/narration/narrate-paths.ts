import { pathsOutput, type Paths } from '../../../tools/paths.js';
import type { Envelope } from '../../../tools/tool.js';
import type { AnswerTable } from '../answer.js';
import { describePeriod, describeSegment } from '../describe-conditions.js';
import { formatCount, formatDuration, formatEstimate, formatRate } from '../figure-format.js';
import { patternFindings, patternTable, troubleSummary } from './narrate-path-patterns.js';
import type { Narration } from './narration.js';

/** Of customers on the listed paths: fewer, and the list says little. */
const smallestCoverage = 0.1;
const mostRows = 15;

/** Says which ways customers go, and what sets apart those who arrive. */
export function narratePaths(envelope: Envelope<'paths'>): Narration {
  const data = pathsOutput.parse(envelope.data);
  return {
    headline: [...headline(data), ...troubleSummary(data)],
    findings: [
      ...patternFindings(data),
      ...(isScattered(data) ? [] : [...coverageFinding(data), ...followFinding(data)]),
    ],
    table: patternTable(data) ?? (isScattered(data) ? followTable(data) : pathTable(data)),
    basis: basis(envelope, data),
    suggestions: suggestions(data),
  };
}

function headline(data: Paths): string[] {
  const { kind, start, end, arrived, entered } = data;
  const [top] = data.paths;
  if (kind === 'between' && entered === 0) return [`Nobody did ${start} in what the question covers.`];
  const arriving =
    kind === 'between'
      ? [
          `${formatCount(arrived)} of ${formatCount(entered)} customers who did ${start} came to ${end} (${formatRate(arrived / Math.max(1, entered))}).`,
        ]
      : [];
  if (!top) return arriving.length > 0 ? arriving : ['Nobody has such a path in what the question covers.'];
  if (isScattered(data))
    return [
      ...arriving,
      `Customers hardly ever go the same way: there are ${formatCount(data.variants)} different paths.`,
      ...followFinding(data),
    ];
  return [
    ...arriving,
    `${opening(data)} ${top.what}${alone(data)}: ${formatCount(top.customers)} of ${formatCount(arrived)} customers, ${formatEstimate(top.share)}.`,
  ];
}

/** Every customer goes a way of their own: what follows what says more than a list of them. */
function isScattered({ kind, coverage }: Paths): boolean {
  return kind === 'whole' && coverage !== null && coverage.estimate < smallestCoverage;
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

/** The most common path may be its own end. */
function alone({ kind, paths: [top] }: Paths): string {
  if (top.activities.length > 1) return '';
  return {
    after: ' and nothing more',
    before: ' with nothing before it',
    between: '',
    pieces: '',
    whole: ' alone',
  }[kind];
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
  const times = transitions === customers ? '' : `, ${formatCount(transitions)} times`;
  const middle = `after ${formatDuration(median_seconds)} in the middle case`;
  return [
    kind === 'after'
      ? `Straight after ${from}, ${formatCount(customers)} customers did ${to}${times}, ${middle}.`
      : `Most go straight from ${from} to ${to}: ${formatCount(customers)} customers${times}, ${middle}.`,
  ];
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

function followTable({ edges }: Paths): AnswerTable {
  return {
    caption: 'What follows what',
    columns: [
      { name: 'From', kind: 'text' },
      { name: 'To', kind: 'text' },
      { name: 'Customers', kind: 'count' },
      { name: 'Times', kind: 'count' },
      { name: 'Median time', kind: 'duration' },
    ],
    rows: edges
      .slice(0, mostRows)
      .map(({ from, to, customers, transitions, median_seconds }) => [
        from,
        to,
        customers,
        transitions,
        median_seconds,
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
