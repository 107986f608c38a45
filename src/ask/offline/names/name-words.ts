import { plain } from '../text/token.js';
import { stem } from '../text/stem.js';

/** The words of a catalog name: `add_to_cart`, `guildJoined` and `Paid search` alike. */
export function nameWords(name: string): string[] {
  const spaced = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}(?!s\b)\p{Ll})/gu, '$1 $2')
    .replaceAll('_', ' ');
  return plain(spaced).match(/\d+-\d+|\d+\+|[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [];
}

export const nameStems = (name: string): string[] =>
  nameWords(name).map((word) => stem(word.replace(/'s$/, '')));
