import { detectLanguage } from '../language/detect-language.js';
import { joinMasks, maskNameAtStart, maskNameRun } from './mask-name-run.js';
import { isSurelyName, nameWord } from './name-words.js';

/** A word, or an initial with its dot. */
const capitalised = String.raw`(?:\p{Lu}\.(?=\s)|\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)*(?:-\p{Lu}\.)?)`;
const particle = String.raw`(?:van der|van den|van de|van|von der|von|de la|de los|de|del|della|di|da|dos|du|le|la|el|al|bin|ter|ten|den|der|ibn|O['’])`;
/** Capitalised words in a row, with what may stand between the parts of a name. */
const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’])${capitalised}(?:\s+(?:${particle}\s+)*${capitalised})*`,
  'gu',
);
const titled = new RegExp(
  String.raw`(?<!\p{L})((?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau|Mevrouw|Meneer|Madame|Monsieur|Señora?|Sra?)\.?\s+)((?:${particle}\s+)*${capitalised}(?:\s+(?:${particle}\s+)*${capitalised})*)`,
  'gu',
);
/** An initial and a family name, or a family name and a given one as lists have them. */
const initialled = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])\p{Lu}\.(?:\s?\p{Lu}\.)*\s(?:${particle}\s+)*(\p{Lu}[\p{Ll}'’]\p{L}+)`,
  'gu',
);
const listed = /(\[name\]|\p{Lu}[\p{L}'’-]+),\s(\[name\]|\p{Lu}[\p{L}'’-]+)(?=[\s.,;!?)]|$)/gu;
const anyWords = String.raw`[\p{L}'’-]{2,}`;
const fewWords = String.raw`${anyWords}(?:[ \t]+${anyWords}){0,3}`;
/** Roles that a name follows at once: `your colleague Ana`. */
const role =
  'colleague|agent|manager|technician|bookkeeper|accountant|assistant|advisor|adviser|rep|representative|receptionist|waiter|waitress|driver|engineer|consultant|supervisor|employee|employer|boss|husband|wife|partner|son|daughter|brother|sister|friend|mr|mrs|ms';
const introduced = new RegExp(
  String.raw`((?<!\p{L})(?:my name is|my name['’]s|name is|name:|account holder:?|on behalf of|this is|call me|ask(?:ed)? for|(?:speak|spoke|spoken|talk|talked|talking|chat|chatted|chatting|deal|dealt|call|meeting) (?:to|with)|(?:help|support|service|answer|call|reply|e-?mail) from|(?:helped|served|assisted|signed|signed for|promised|told|closed|handled|answered|called) by|shout ?out to|kudos to|props to|thanks (?:again )?to|thank you|thanks|thx|cheers to|(?:${role}),?|mijn naam is|ik ben|ich heiße|mein name ist|je m['’]appelle|me llamo|mi nombre es)\s+)(${fewWords})`,
  'giu',
);
const greeted = new RegExp(
  String.raw`((?:^|[.!?\n]\s*)(?:hi|hello|hey|dear|hallo|beste|bonjour|hola|liebe[r]?)[ ,]+)(${anyWords}(?:[ \t]+${anyWords})?)(?=\s*[,!.\n]|$)`,
  'giu',
);
const signed = new RegExp(
  String.raw`((?:^|[.!?,\n]\s*)(?:(?:kind|best|warm|many|kindest|warmest)\s+)?(?:regards|wishes|cheers|thanks|thank you|greetings|sincerely|yours|all the best|best(?=\s*[,\n–—-])|groet(?:en|jes)?|grüße|gruß|cordialement|saludos)\s*[,.\-–—\n]*\s*)(${anyWords}(?:\s+${anyWords}){0,3})(?=\s*[.!]?\s*$)`,
  'giu',
);
/** A last line of its own. */
const lastLine = new RegExp(
  String.raw`(\n\s*[-–—]?\s*)(${capitalised}(?:\s+(?:${particle}\s+)*${capitalised}){0,3})(?=\s*$)`,
  'u',
);
/** Who does what people do: also where the name is a word, or in lower case. */
const acting = new RegExp(
  String.raw`((?:^|[.!?\n]\s*))(${anyWords})(?=\s+(?:helped|from (?:support|your|the) |in (?:support|billing|sales)|here\b|again\b|was (?:very |so |really )?(?:helpful|rude|great|kind|patient|friendly)))`,
  'giu',
);

/**
 * Names of people: after a title, a greeting, a closing or an introduction, and capitalised words that are known as
 * names and as nothing else.
 */
export function maskNames(text: string): string {
  const language = detectLanguage(text);
  const named = (_: string, before: string, name: string) => before + maskNameAtStart(name);
  return joinMasks(
    text
      .replace(titled, (_, title: string) => `${title}[name]`)
      .replace(introduced, named)
      .replace(greeted, named)
      .replace(signed, named)
      .replace(lastLine, named)
      .replace(acting, named)
      .replace(run, (match, offset: number, whole: string) => {
        const starts = isSentenceStart(whole, offset);
        // The lists know English words alone: elsewhere one capital says little, in German nothing.
        const alone = !/\s/.test(match) && (language === 'de' || (language !== 'en' && starts));
        return alone ? match : maskNameRun(match, starts);
      })
      .replace(initialled, (match, family: string) => {
        const { isCommon, isFamilyName, isListed } = nameWord(family);
        return (isCommon && !isFamilyName) || (!isListed && isCommon) ? match : '[name]';
      })
      .replace(listed, maskListed),
  );
}

/** `Neri, Pericle`, not `Monday, Tuesday`. */
function maskListed(match: string, family: string, given: string): string {
  const words = [family, given].filter((part) => part !== '[name]').map(nameWord);
  const fits = words.every((word) => word.isFamilyName || !word.isCommon);
  const sure =
    words.length === 2
      ? words.some(isSurelyName)
      : words.every(({ isListed, isStrange }) => isListed || isStrange);
  return fits && sure ? '[name]' : match;
}

function isSentenceStart(text: string, offset: number): boolean {
  return /(?:^|[.!?\n]["')]*\s*)$/.test(text.slice(Math.max(0, offset - 6), offset));
}
