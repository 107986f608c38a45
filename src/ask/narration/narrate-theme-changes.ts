import type { FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import type { Envelope } from '../../../tools/tool.js';
import { formatDifference } from '../figure-format.js';

type Theme = FeedbackThemes['themes'][number];
type Arguments = Envelope<'feedback_themes'>['args'];

/** Two kinds of customers are set against each other, not two times. */
export const isOfTraits = (compare: Arguments['compare']): boolean =>
  typeof compare === 'object' && 'trait' in compare;

/** Where two groups of texts are set against each other, or a period is asked about, what changed is the news. */
export function changeHeadline(
  { compare, period }: Arguments,
  { themes, compared: [now, before] }: FeedbackThemes,
): string | undefined {
  if (compare === undefined && period === undefined) return undefined;
  const changed = themes
    .filter(({ state }) => state !== 'steady')
    .sort((a, b) => b.change.estimate - a.change.estimate);
  const grown = changed.find(({ state }) => state === 'growing' || state === 'new');
  const against = `${now.label} against ${before.label}`;
  const byTrait = isOfTraits(compare);
  const shown = grown ?? (compare === undefined ? undefined : changed.at(-1));
  if (shown) {
    const verb = byTrait ? 'differs' : shown === grown ? 'grew' : 'shrank';
    return `"${shown.name}" ${verb} most: ${formatDifference(shown.change)} of texts, ${against}.`;
  }
  return compare === undefined
    ? undefined
    : `No theme surely ${byTrait ? 'differs' : 'grew or shrank'}, ${against}.`;
}

const ofTimes = { new: 'is new', growing: 'is growing', shrinking: 'is shrinking', gone: 'is gone' };
const ofTraits = { new: 'is more frequent', growing: 'is more frequent', shrinking: 'is less frequent', gone: 'is less frequent' }; // prettier-ignore

/** How a theme differs between the compared groups, where it surely does. */
export function changeOf(
  { name, state, change }: Theme,
  compare: Arguments['compare'],
  [now, before]: FeedbackThemes['compared'],
): string | undefined {
  if (state === 'steady') return undefined;
  const words = isOfTraits(compare) ? ofTraits : ofTimes;
  return `"${name}" ${words[state]}: ${formatDifference(change)} of texts, ${now.label} against ${before.label}.`;
}

/** The theme that grew most. */
export function growth({ themes, compared }: FeedbackThemes): string | undefined {
  const [most] = themes
    .filter(({ state }) => state === 'growing' || state === 'new')
    .sort((a, b) => b.change.estimate - a.change.estimate);
  return most && changeOf(most, undefined, compared);
}

/** @param headline what it says already, and what is set against what, is not said again. */
export function changeFindings(
  { compare }: Arguments,
  { themes, compared }: FeedbackThemes,
  headline: readonly string[],
): string[] {
  const [now, before] = compared;
  const against = `, ${now.label} against ${before.label}`;
  const isSaid = headline.some((sentence) => sentence.includes(against));
  const isShown = ({ name }: Pick<Theme, 'name'>): boolean =>
    isSaid && headline.some((sentence) => sentence.startsWith(`"${name}"`));
  const words = isOfTraits(compare) ? ofTraits : ofTimes;
  return themes
    .flatMap(({ name, state, change }) =>
      state === 'steady' || isShown({ name }) ? [] : [{ name, state, change }],
    )
    .sort((a, b) => Math.abs(b.change.estimate) - Math.abs(a.change.estimate))
    .slice(0, 4)
    .map(
      ({ name, state, change }) =>
        `"${name}" ${words[state]}: ${formatDifference(change)} of texts${isSaid ? '' : against}.`,
    );
}
