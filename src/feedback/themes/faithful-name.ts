import { maskPersonalData } from '../masking/mask-personal-data.js';
import { termOf, wordsOf } from '../words/terms.js';
import { isHollow } from './hollow-words.js';

const mostWords = 6;
const longest = 48;
/** Words of a name that the texts may lack: a manager says `errors` where customers say `wrong`. */
const mostOwn = 1;

/**
 * Whether a name that somebody made for a theme says what its texts say: short, no figures, nobody's own data, at least
 * one of the theme's distinctive words, and hardly a word that its texts don't have.
 *
 * @param terms distinctive words of the theme.
 * @param texts of the theme.
 */
export function isFaithfulName(name: string, terms: readonly string[], texts: readonly string[]): boolean {
  const words = wordsOf(name);
  if (words.length === 0 || words.length > mostWords || name.length > longest) return false;
  if (/[\d\n"“”<>[\]{}]/.test(name) || maskPersonalData(name) !== name) return false;
  const said = words.filter((word) => !isHollow(word)).map(termOf);
  const distinctive = new Set(terms.flatMap(wordsOf).map(termOf));
  const written = new Set(texts.flatMap(wordsOf).map(termOf));
  return (
    said.some((term) => distinctive.has(term)) &&
    said.filter((term) => !written.has(term) && !distinctive.has(term)).length <= mostOwn
  );
}
