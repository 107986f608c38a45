import type { FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import type { Estimate } from '../../stats/estimate.js';
import { formatCounted, formatEstimate, formatNumber } from '../figure-format.js';
import { sideBySide } from './side-by-side.js';

/** How many texts are displeased and pleased. */
export function describeFeeling({
  feeling: { negative_share: bad, positive_share: good },
}: FeedbackThemes): string[] {
  if (bad.n === 0) return [];
  return [
    `${formatEstimate(bad)} of ${formatCounted(bad.n, 'text')} are negative, and ${formatEstimate(good)} are positive.`,
  ];
}

/** What a difference in shares says. */
export function verdictOn({ low, high }: Estimate, which: 'negative' | 'positive'): string {
  if (low > 0) return `More texts are ${which}`;
  return high < 0 ? `Fewer texts are ${which}` : `No sure difference in how many texts are ${which}`;
}

/** Whether more texts feel so in the first compared group than in the second. */
export function describeFeelingChange(
  { feeling, compared: [first, second] }: FeedbackThemes,
  which: 'negative' | 'positive' = 'negative',
): string[] {
  if (first.texts === 0 || second.texts === 0) return [];
  const more = feeling.change[`${which}_share`];
  const verdict = verdictOn(more, which);
  const group = ({ label, of, ...texts }: FeedbackThemes['feeling']['compared'][number]) => ({
    label,
    of,
    having: texts[`${which}_texts`],
  });
  const [now, before] = feeling.compared;
  return [`${verdict}: ${sideBySide(group(now), group(before), more)}.`];
}

/**
 * What the ratings of each source come to, and where that surely differs, by how much; the compared groups are named in
 * another sentence.
 */
export function describeRatings({ ratings }: FeedbackThemes, verb: string): string[] {
  return ratings.map(({ name, kind, mean, mean_gap: gap }) => {
    const what = kind === 'nps' ? 'net promoter score' : `${kind} on average`;
    const isSure = gap !== null && (gap.low > 0 || gap.high < 0);
    const change = isSure ? `; it ${verb} by ${withInterval(gap, '+')}` : '';
    return `Rated in ${name}: ${withInterval(mean)} ${what} from ${formatCounted(mean.n, 'rating')}${change}.`;
  });
}

function withInterval({ estimate, low, high }: Estimate, plus = ''): string {
  const say = (value: number): string => `${value > 0 ? plus : ''}${formatNumber(value).replace('-', '−')}`;
  return `${say(estimate)} (${say(low)} to ${say(high)})`;
}
