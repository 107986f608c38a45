import type { FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import {
  formatCount,
  formatCounted,
  formatDifference,
  formatDuration,
  formatList,
  formatNumber,
  formatRate,
} from '../figure-format.js';

type Theme = FeedbackThemes['themes'][number];

/** Which themes go with the outcome that was asked about. */
export function outcomeHeadline(outcome: string, themes: readonly Theme[]): string[] {
  const found = themes.filter(({ outcomes }) => outcomes.length > 0);
  if (found.length === 0) return [`No theme surely goes with ${outcome}.`];
  return [`What goes with ${outcome}: ${formatList(found.slice(0, 3).map(({ name }) => `"${name}"`))}.`];
}

/** How much, what it cost, and which themes do not. */
export function outcomeFindings({ themes, horizon_days: horizon, tested, kept }: FeedbackThemes): string[] {
  if (horizon === undefined || tested === undefined || kept === undefined) return [];
  return [
    ...themes.flatMap((theme) => effects(theme, horizon)),
    ...themes.filter(({ outcomes }) => outcomes.length > 0).flatMap((theme) => consequences(theme, horizon)),
    ...notSurely(themes),
    `Of ${formatCount(tested)} themes tested against like customers at equal observation time, ${formatCount(kept)} ${kept === 1 ? 'is' : 'are'} kept.`,
  ];
}

const effects = ({ name, outcomes }: Theme, horizon: number): string[] =>
  outcomes.map(({ outcome, effect, risk_ratio: ratio }) => {
    const direction = effect.estimate > 0 ? 'likelier' : 'less likely';
    const times = ratio ? `, ${formatNumber(ratio.estimate)} times the risk` : '';
    return `After "${name}", ${outcome} within ${formatDuration(horizon * 86_400)} is ${direction}: ${formatDifference(effect)}${times}.`;
  });

/** What is known of one theme and the outcome. */
export const effectOf = (
  theme: Theme,
  outcome: string,
  { horizon_days: horizon = 0 }: FeedbackThemes,
): string[] =>
  theme.outcomes.length > 0
    ? effects(theme, horizon)
    : [`"${theme.name}" does not surely go with ${outcome}.`];

/** Whoever asks about one theme finds it here. */
function notSurely(themes: readonly Theme[]): string[] {
  const others = themes.filter(({ outcomes }) => outcomes.length === 0).map(({ name }) => `"${name}"`);
  return others.length > 0 && others.length < themes.length
    ? [`Not surely with ${formatList(others.slice(0, mostOthers))}.`]
    : [];
}

const mostOthers = 8;

/** What went with a theme in money, and what its customers did next. */
function consequences({ name, outcomes, money, afterwards }: Theme, horizon: number): string[] {
  const [{ outcome }] = outcomes;
  const [next] = afterwards ?? [];
  return [
    ...(money && money.customers > 0 && money.amount > 0
      ? [
          `${formatCounted(money.customers, 'customer')} came to ${outcome} after "${name}"; they had paid ${formatNumber(money.amount)} in the year before, ${formatRate(money.share)} of what all who came to it had paid.`,
        ]
      : []),
    ...(next
      ? [
          `Within ${formatDuration(horizon * 86_400)} after "${name}", ${formatRate(next.share.estimate)} did ${next.activity}, against ${formatRate(next.others.estimate)} after other themes.`,
        ]
      : []),
  ];
}
