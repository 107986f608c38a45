import { beforeName, together } from './name-shapes.js';
import { isSurelyName, nameWord } from './name-words.js';

/** What stands with a masked name and is one too, or the other part of it: `Kev and [name]`, `Suus [name]`. */
export function maskBesideNames(text: string): string {
  return text
    .replace(together, (match, before: string | undefined, after?: string, first?: string) => {
      const { isStrange, isGiven, isGivenWord, isCommon } = nameWord(after ?? first ?? '');
      return isStrange || isGivenWord || (isGiven && !isCommon) ? `${before ?? ''}[name]` : match;
    })
    .replace(beforeName, (written) => {
      const word = nameWord(written);
      return word.isStrange || isSurelyName(word) ? '[name]' : written;
    });
}
