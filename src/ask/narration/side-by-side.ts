import { formatCount, formatDifference } from '../figure-format.js';

interface Group {
  readonly label: string;
  /** Texts that speak or feel so, and all that were looked at. */
  readonly having: number;
  readonly of: number;
}

/** Two groups of texts: `56 of 200 (August) against 30 of 150 (July), +8 points (+6 to +10 points)`. */
export function sideBySide(
  now: Group,
  before: Group,
  change: { readonly estimate: number; readonly low: number; readonly high: number },
): string {
  const say = ({ having, of, label }: Group): string =>
    `${formatCount(having)} of ${formatCount(of)} (${label})`;
  return `${say(now)} against ${say(before)}, ${formatDifference(change)}`;
}
