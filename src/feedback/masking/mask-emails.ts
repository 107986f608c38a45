import { knownWords } from './known-words.js';
import { compile } from './street-patterns.js';

const local = String.raw`[\p{L}\p{N}._%+'-]+`;
const label = String.raw`[\p{L}\p{N}-]+`;
const open = String.raw`[([{<]\s?`;
const close = String.raw`\s?[)\]}>]`;
const inWords = String.raw`${open}(?i:at|@)${close}|[_-](?i:at)[_-]`;
const at = String.raw`\s?(?:@|${inWords})\s?`;
const dotInWords = String.raw`\s?${open}(?i:dot|punkt|punto|point|\.)${close}\s?|\s(?i:dot|underscore)\s`;
const dot = String.raw`(?:${dotInWords}|\.)`;
const ending = String.raw`\p{L}{2,}`;

/** A name of its own has dots: were they between names, too, a long row of them could be cut in too many ways to try. */
const written = compile(
  String.raw`(?:${local}(?:${dotInWords}))*${local}${at}${label}(?:${dot}${label})*${dot}${ending}`,
);
/** "at" is a common word: only where the other part is a provider of mail, or the name is none that stands in a sentence. */
const spelled = compile(
  String.raw`((?:[\p{L}\p{N}._+-]+(?:${dotInWords}))*[\p{L}\p{N}._+-]+) (?i:at) (${label}(?:${dot}${label})*${dot}${ending})(?!\p{L}|\s(?i:at)\s)`,
);
const provider =
  /^(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|live|aol|gmx|web|msn|proton(?:mail)?|orange|ziggo|free)\b/i;

const dotsInWords = /\sdot\s\p{L}{2,4}$/iu;
const roles =
  /^(?:info|support|sales|contact|hello|office|admin|billing|accounts?|team|mail|help|orders?|shop|service|hr|press|jobs)$/i;
const mayHave = /@|[\s([{<_-]at[\s)\]}>_-]/i;
/** E-mail addresses, also those written so that no machine reads them: `ann (at) mail (dot) com`. */
export function maskEmails(text: string): string {
  if (!mayHave.test(text)) return text;
  return text.replace(written, '[email]').replace(spelled, (match, name: string, domain: string) => {
    const isWord = /^\p{L}+$/u.test(name) && knownWords().ordinary.has(name.toLowerCase());
    return !isWord || provider.test(domain) || (roles.test(name) && dotsInWords.test(domain))
      ? '[email]'
      : match;
  });
}
