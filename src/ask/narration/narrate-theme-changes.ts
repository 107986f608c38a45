import type { FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import { isOfTraits } from '../../../tools/is-of-traits.js';
import type { Envelope } from '../../../tools/tool.js';
import { formatDifference } from '../figure-format.js';
import { sideBySide } from './side-by-side.js';

type Theme = FeedbackThemes['themes'][number];
type Arguments = Envelope<'feedback_themes'>['args'];

/** Where two groups of texts are set against each other, or a period is asked about, what changed is the news. */
export function changeHeadline(
  { compare, period }: Arguments,
  { themes, compared }: FeedbackThemes,
): string | undefined {
  if (compare === undefined && period === undefined) return undefined;
  const empty = compared.find(({ texts }) => texts === 0);
  if (empty) return compare && `There are no texts of ${empty.label} to compare with.`;
  const changed = themes
    .filter(({ state }) => state !== 'steady')
    .sort((a, b) => b.change.estimate - a.change.estimate);
  const grown = changed.find(({ state }) => state === 'growing' || state === 'new');
  const byTrait = isOfTraits(compare);
  const shown = grown ?? (compare === undefined ? undefined : changed.at(-1));
  if (shown) {
    const verb = byTrait ? 'differs' : shown === grown ? 'grew' : 'shrank';
    return `"${shown.name}" ${verb} most: ${textsOf(shown, compared)}.`;
  }
  const [now, before] = compared;
  return compare === undefined
    ? undefined
    : `No theme surely ${byTrait ? 'differs' : 'grew or shrank'}, ${now.label} against ${before.label}.`;
}

const ofTimes = { new: 'is new', growing: 'is growing', shrinking: 'is shrinking', gone: 'is gone' };
const ofTraits = { new: 'is more frequent', growing: 'is more frequent', shrinking: 'is less frequent', gone: 'is less frequent' }; // prettier-ignore

/** How many texts of each compared group speak of a theme, and how far the shares are apart. */
export function textsOf(
  { change, compared: [now, before] }: Theme,
  [first, second]: FeedbackThemes['compared'],
): string {
  return sideBySide(
    { ...first, having: now.mentions, of: first.texts },
    { ...second, having: before.mentions, of: second.texts },
    change,
  );
}

/** How a theme differs between the compared groups, where it surely does. */
export function changeOf(
  theme: Theme,
  compare: Arguments['compare'],
  compared: FeedbackThemes['compared'],
): string | undefined {
  const { name, state } = theme;
  if (state === 'steady') return undefined;
  const words = isOfTraits(compare) ? ofTraits : ofTimes;
  return `"${name}" ${words[state]}: ${textsOf(theme, compared)}.`;
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
  const isSaid = headline.some((sentence) => compared.every(({ label }) => sentence.includes(label)));
  const isShown = ({ name }: Pick<Theme, 'name'>): boolean =>
    isSaid && headline.some((sentence) => sentence.startsWith(`"${name}"`));
  const words = isOfTraits(compare) ? ofTraits : ofTimes;
  return themes
    .flatMap((theme) =>
      theme.state === 'steady' || isShown(theme) ? [] : [{ ...theme, state: theme.state }],
    )
    .sort((a, b) => Math.abs(b.change.estimate) - Math.abs(a.change.estimate))
    .slice(0, 4)
    .map(
      ({ name, state, change }) =>
        `"${name}" ${words[state]}: ${formatDifference(change)} of texts${isSaid ? '' : against}.`,
    );
}
