import { formatDate } from '../ask/figure-format.js';
import { createPaint, hanging, wrapText } from '../render/terminal-text.js';
import { describeChange, describeCheck, describeSteady } from './describe-change.js';
import type { Digest } from './digest.js';

const mostChanges = 8;

/** One part of a digest, in the order in which they are read. */
export interface DigestPart {
  readonly title?: string;
  readonly kind: 'warning' | 'headline' | 'list';
  readonly lines: readonly string[];
}

export function digestTitle({ week }: Digest): string {
  return `The week of ${formatDate(week.from)} to ${formatDate(week.to)}`;
}

/** What every surface shows, without its looks. */
export function digestParts(digest: Digest): DigestPart[] {
  const shown = digest.changes.slice(0, mostChanges).map(describeChange);
  const more = digest.changes.length - shown.length;
  const parts: DigestPart[] = [
    { kind: 'warning', title: 'First, the data', lines: digest.health },
    { kind: 'headline', lines: [describeCheck(digest)] },
    { kind: 'list', lines: more > 0 ? [...shown, `… and ${more} more.`] : shown },
    { kind: 'list', lines: digest.events },
    { kind: 'list', title: 'Journeys that go on as before', lines: digest.steady.map(describeSteady) },
    ...digest.sections.map((section) => ({ kind: 'list' as const, ...section })),
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

/** How the digest was made, in one sentence. */
export function digestMethod({ timezone }: Digest): string {
  return `Whole weeks, Monday to Sunday (${timezone}). A measure counts as changed when it is not what the trend of the 12 weeks before it led to expect; of all that is called so, at most one in twenty is chance.`;
}

/** For the terminal, without a line break at the end. */
export function digestTerminal(
  digest: Digest,
  { columns, color }: { columns: number; color: boolean },
): string {
  const paint = createPaint(color);
  const width = Math.min(100, Math.max(20, columns));
  const parts = digestParts(digest).map(({ kind, title, lines }) => {
    const heading = title === undefined ? [] : [paint.bold(title)];
    if (kind === 'headline') return [...heading, ...lines.flatMap((line) => wrapText(line, width))];
    const mark = kind === 'warning' ? '! ' : '• ';
    const hung = lines.flatMap((line) => hanging(mark, line, width));
    return [...heading, ...(kind === 'warning' ? hung.map(paint.warning) : hung)];
  });
  return [[paint.bold(digestTitle(digest))], ...parts, wrapText(digestMethod(digest), width).map(paint.quiet)]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
