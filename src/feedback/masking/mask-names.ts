import { detectLanguage } from '../language/detect-language.js';
import { joinMasks, maskNameAtStart, maskNameRun } from './mask-name-run.js';
import { isSurelyName, nameWord } from './name-words.js';

/** A word, or an initial with its dot. */
const capitalised = String.raw`(?:\p{Lu}\.(?=\s)|\p{Lu}\p{Ll}{2,}-\p{Ll}{2,}(?!-)|\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)*(?:-\p{Lu}\.)?)`;
const particle = String.raw`(?:van der|van den|van de|van|von der|von|de la|de los|de|del|della|di|da|dos|du|le|la|el|al|bin|ter|ten|den|der|ibn|O['’])`;
/** Capitalised words in a row, with what may stand between the parts of a name. */
const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’])${capitalised}(?:\s+(?:${particle}\s+)*${capitalised})*`,
  'gu',
);
const title =
  '[Mm]rs?|Ms|Miss|Mx|[Dd]r|[Pp]rof|Sir|Herr|Frau|Mevrouw|Meneer|Mme|Mlle|Madame|Monsieur|Señora?|Signora?|Sra?';
const titled = new RegExp(
  String.raw`(?<![\p{L}.])((?:${title}|M(?=\.))\.?\s+)((?:${particle}\s+)*${capitalised}(?:\s+(?:${particle}\s+)*${capitalised})*)`,
  'gu',
);
/** An initial and a family name, or a family name and a given one as lists have them. */
const initialled = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])\p{Lu}\.(?:\s?\p{Lu}\.)*\s(?:${particle}\s+)*(\p{Lu}[\p{Ll}'’]\p{L}+)`,
  'gu',
);
const listed = /(\[name\]|\p{Lu}[\p{L}'’-]+),\s(\[name\]|\p{Lu}[\p{L}'’-]+)(?=[\s.,;!?)]|$)/gu;
const besideName = new RegExp(
  String.raw`(?<!\p{L})(?!(?:${title})\s)(\p{Lu}[\p{L}'’]{2,})\s(?:\p{Lu}\.\s)?\[name\]|\[name\]\s(\p{Lu}[\p{L}'’]{2,})(?!['’]?\p{L})`,
  'gu',
);
const anyWords = String.raw`[\p{L}'’-]{2,}`;
const fewWords = String.raw`${anyWords}(?:[ \t]+${anyWords}){0,3}`;
/** Roles that a name follows at once: `your colleague Ana`. */
const role =
  'colleague|agent|manager|technician|bookkeeper|accountant|assistant|advisor|adviser|rep|representative|receptionist|waiter|waitress|driver|engineer|consultant|supervisor|employee|employer|boss|husband|wife|partner|son|daughter|brother|sister|friend|mr|mrs|ms';
const introduced = new RegExp(
  String.raw`((?<!\p{L})(?:on behalf of|this is|call me|ask(?:ed)? for|(?:speak|spoke|spoken|talk|talked|talking|chat|chatted|chatting|deal|dealt|call|meeting) (?:to|with)|(?:help|support|service|answer|call|reply|e-?mail) from|(?:helped|served|assisted|signed|signed for|promised|told|closed|handled|answered|called) by|shout ?out to|kudos to|props to|thanks (?:again )?to|thank you|thank you (?:so much|again|very much)|thanks (?:so much|a lot)|thank you to|thanks|thx|cheers to|i am|i['’]?m|it was|hi|hello|hey|hallo|good (?:morning|afternoon|evening)|call me,|regards,?|wishes,?|groetjes,?|attn:?|our (?:guide|host|server|hostess)|(?:${role}),?|ik ben)\s+)(${fewWords})`,
  'giu',
);
/** What nothing but a name follows. */
const named = new RegExp(
  String.raw`((?<!\p{L})(?:(?:my |passenger |customer |full |contact )?name(?: is|['’]s|:)|account holder:?|mijn naam is|ich heiße|mein name ist|je m['’]appelle|me llamo|mi nombre es)\s+)(${fewWords})`,
  'giu',
);
const greeted = new RegExp(
  String.raw`((?:^|[.!?\n]\s*)(?:hi|hello|hey|dear|hallo|beste|bonjour|hola|liebe[r]?)[ ,]+)(${anyWords}(?:[ \t]+${anyWords})?)(?=\s*[,!.\n]|$)`,
  'giu',
);
const closed = new RegExp(
  String.raw`((?:^|[.!?,\n]\s*)(?:(?:kind|best|warm|many|kindest|warmest)\s+)?(?:regards|wishes|greetings|sincerely|groet(?:en|jes)?|grüße|gruß|cordialement|saludos)\s*[,.\-–—\n]*\s*)(${anyWords}(?:\s+${anyWords}){0,3})(?=\s*[.!]?\s*$)`,
  'giu',
);
const signed = new RegExp(
  String.raw`((?:^|[.!?,\n]\s*)(?:(?:kind|best|warm|many|kindest|warmest)\s+)?(?:cheers|thanks|thank you|yours|all the best|best(?=\s*[,\n–—-]))\s*[,.\-–—\n]*\s*)(${anyWords}(?:\s+${anyWords}){0,3})(?=\s*[.!]?\s*$)`,
  'giu',
);
/** A last line of its own. */
const lastLine = new RegExp(
  String.raw`(\n\s*[-–—]?\s*)(${capitalised}(?:\s+(?:${particle}\s+)*${capitalised}){0,3})(?=\s*$)`,
  'u',
);
/** Who does what people do: also where the name is a word, or in lower case. */
const acting = new RegExp(
  String.raw`((?:^|[.!?\n]\s*))(${anyWords})(?=,?\s+(?:helped|from (?:support|your|the) |in (?:support|billing|sales)|(?:the|our|your|my) (?:${role})\b|here\b|again\b|was (?:very |so |really |super )?(?:helpful|rude|great|kind|patient|friendly|amazing|lovely|attentive|polite|professional|knowledgeable|welcoming)))`,
  'giu',
);

/**
 * Names of people: after a title, a greeting, a closing or an introduction, and capitalised words that are known as
 * names and as nothing else.
 */
export function maskNames(text: string): string {
  const language = detectLanguage(text);
  const likely = (_: string, before: string, name: string) => before + maskNameAtStart(name);
  const surely = (_: string, before: string, name: string) => before + maskNameAtStart(name, true);
  return joinMasks(
    text
      .replace(titled, (_, before: string) => `${before}[name]`)
      .replace(named, surely)
      .replace(closed, surely)
      .replace(introduced, likely)
      .replace(greeted, likely)
      .replace(signed, likely)
      .replace(lastLine, likely)
      .replace(acting, likely)
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
      .replace(listed, maskListed)
      .replace(besideName, maskBeside),
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

/** What stands before or after a name as its other part: `Suus H. [name]`, `[name] Torrents`. */
function maskBeside(match: string, before: string | undefined, after: string | undefined): string {
  const word = nameWord(before ?? after ?? '');
  if (before !== undefined) return word.isStrange || isSurelyName(word) ? '[name]' : match;
  return word.isEveryday || (word.isCommon && !word.isFamilyName) ? match : '[name]';
}

function isSentenceStart(text: string, offset: number): boolean {
  return /(?:^|[.!?\n]["')]*\s*)$/.test(text.slice(Math.max(0, offset - 6), offset));
}
