import { handle } from '../masking/mask-personal-data.js';

const link = /\bhttps?:\/\/\S+|\bwww\.\S+/giu;
/** Of HTML; scraped texts often have lost the ampersand. */
const angle = /&?\b(lt|gt);/giu;
const tag = /<\/?[a-z][a-z0-9]*(?:\s+[a-z-]+=[^<>]*)?\s*\/?>/giu;
const apostrophe = /&?(?:#0*39|\bapos);/giu;
const reference = /&?(?:#\d{2,5}|#x[0-9a-f]{2,5}|\b(?:amp|quot|nbsp));/giu;

/**
 * What a text says: without names of accounts (`@harborhelp`), links and leftovers of HTML (`<br>`, `&quot;`, `#39;`). They
 * tell whom a text is sent to and how it was brought here, not what it is about, and in short texts they would weigh as
 * much as what is said. A text of nothing else stays as it is.
 */
export function saidWords(text: string): string {
  if (!/[@<;]|:\/\/|www/iu.test(text)) return text;
  const said = text
    .replace(angle, (_, side: string) => (side.toLowerCase() === 'lt' ? '<' : '>'))
    .replace(tag, ' ')
    .replace(apostrophe, "'")
    .replace(reference, ' ')
    .replace(link, ' ')
    .replace(handle, ' ');
  return /[\p{L}\p{N}]/u.test(said) ? said : text;
}
