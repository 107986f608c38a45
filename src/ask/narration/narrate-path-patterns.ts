import type { Paths } from '../../../tools/paths.js';
import type { AnswerTable } from '../answer.js';
import {
  formatCount,
  formatDifference,
  formatDuration,
  formatEstimate,
  formatList,
  formatNumber,
  formatRate,
} from '../figure-format.js';

type Patterns = NonNullable<Paths['patterns']>;
type Contrast = Patterns['contrasts'][number];
type Seen = Patterns['seen'][number];
type TraitShare = Patterns['traits'][number];

const mostPatterns = 6;
const mostSeen = 2;
const mostTrouble = 4;
const mostTraits = 3;
const mostValues = 4;
/** Of the others' share. */
const remarkablyLess = 0.5;

/** What went wrong in visits, worst first, in one sentence. */
export function troubleSummary({ patterns, end }: Paths): string[] {
  const trouble = patterns?.seen.filter((row) => row.trouble).slice(0, mostTrouble) ?? [];
  if (end === undefined || trouble.length === 0) return [];
  const [first, ...more] = trouble.map(
    ({ activity, reached, only }, place) =>
      `${activity} (${formatRate(reached.estimate)}${place === 0 ? ` of such visits come to ${end}` : ''}${only ? `, with ${only.trait} ${only.value} alone` : ''})`,
  );
  return [`What went wrong in visits: ${formatList([first, ...more])}.`];
}

/** What sets apart those who arrive: first what goes with loss. */
export function patternFindings({ patterns, end }: Paths): string[] {
  if (!patterns || end === undefined || patterns.compared === 0) return [];
  const { contrasts, tested, kept, compared, came, expected_false } = patterns;
  const base = `${formatCount(came)} of ${formatCount(compared)} ${unitOf(patterns)} came to ${end} (${formatRate(came / Math.max(1, compared))}).`;
  const seen = [...seenFindings(patterns, end), ...traitFindings(patterns, end)];
  if (kept === 0) {
    const none = `Among ${formatCount(tested)} sequences tested, none sets those who come to ${end} apart.`;
    return [base, ...seen, none];
  }
  const [towards, away] = (['positive', 'negative'] as const).map((direction) =>
    contrasts.filter((contrast) => contrast.direction === direction),
  );
  return [
    base,
    ...seen,
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
  // Shares of people watched for unlike times may point the other way.
  const isAlike = reached.estimate > others.estimate === ratio.estimate > 1;
  const against = isAlike ? `, against ${formatRate(others.estimate)} ${who}` : '';
  return `${what}: ${formatRate(reached.estimate)} come to it${within}${against}; at equal time ${formatNumber(ratio.estimate)} times as often (${formatNumber(ratio.low)} to ${formatNumber(ratio.high)}).`;
}

/** What went wrong by its name, then what goes with loss most surely and strongly. */
function seenFindings({ seen }: Patterns, end: string): string[] {
  return toldOf(seen).map((row) => saySeen(row, end));
}

function toldOf(seen: readonly Seen[]): Seen[] {
  const worse = seen.filter(
    ({ trouble, kept, reached, others }) =>
      !trouble && kept && reached.estimate < remarkablyLess * others.estimate,
  );
  return [...seen.filter(({ trouble }) => trouble).slice(0, mostTrouble), ...worse.slice(0, mostSeen)];
}

function saySeen({ activity, reached, others, after, only, difference, kept }: Seen, end: string): string {
  const special = only ? ` It happens only with ${only.trait} ${only.value}.` : '';
  const share = `Of visits with ${activity}, ${formatEstimate(reached)} come to ${end}`;
  if (others.n === 0) return `${share}.${special}`;
  const whose = only ? ` with ${only.trait} ${only.value}` : '';
  const far = after === undefined ? '' : ` that came as far (${after})`;
  const doubt = kept ? '' : ', which may be chance';
  return `${share}, against ${formatEstimate(others)} of visits${whose}${far} without it; among visits of the same length ${formatDifference(difference)}${doubt}.${special}`;
}

/** Traits of which two values surely differ. */
function traitFindings(patterns: Patterns, end: string): string[] {
  const kept = patterns.traits.filter((row) => row.kept);
  const traits = [...new Set(kept.map(({ trait }) => trait))]
    .map((name) => kept.filter(({ trait }) => trait === name))
    .sort((a, b) => gapOf(b) - gapOf(a));
  return traits.slice(0, mostTraits).map((rows) => {
    const [best, ...others] = rows.length > mostValues ? [rows[0], rows[rows.length - 1]] : rows;
    const told = others.map(({ value, reached }) => `of ${value} ${formatEstimate(reached)}`);
    return `By ${best.trait}: of ${best.value} ${formatEstimate(best.reached)} of ${unitOf(patterns)} come to ${end}, ${formatList(told)}.`;
  });
}

/** How far the likeliest and the least likely value are apart. */
function gapOf(rows: readonly TraitShare[]): number {
  return rows[0].reached.estimate - rows[rows.length - 1].reached.estimate;
}

function unitOf({ unit }: Patterns): string {
  return unit === 'visit' ? 'visits' : 'customers';
}

/** Undefined where nothing was compared, or nothing found. */
export function patternTable({ patterns, end }: Paths): AnswerTable | undefined {
  if (!patterns || end === undefined) return undefined;
  if (patterns.seen.some(({ kept, trouble }) => kept || trouble)) return seenTable(patterns.seen, end);
  return patterns.contrasts.length > 0 ? contrastTable(patterns) : undefined;
}

/** What is told in words first, then the others from the worst to the best. */
function seenTable(seen: readonly Seen[], end: string): AnswerTable {
  const told = toldOf(seen);
  const rest = seen.filter((row) => !told.includes(row));
  return {
    caption: `What visits had, and how many of them came to ${end}`,
    columns: [
      { name: 'Seen in visits', kind: 'text' },
      { name: 'Visits', kind: 'count' },
      { name: 'Came', kind: 'rate' },
      { name: 'As far, without it', kind: 'rate' },
      { name: 'At same length', kind: 'points' },
      { name: 'q', kind: 'probability' },
    ],
    rows: [...told, ...rest].map(({ activity, reached, only, others, difference, q }) => [
      only ? `${activity} (${only.value} only)` : activity,
      reached.n,
      reached,
      others.n === 0 ? null : others.estimate,
      others.n === 0 ? null : difference.estimate,
      others.n === 0 ? null : q,
    ]),
  };
}

function contrastTable({ contrasts }: Patterns): AnswerTable {
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
