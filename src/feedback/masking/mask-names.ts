import { detectLanguage } from '../language/detect-language.js';
import { knownWords, type KnownWords } from './known-words.js';

/** A word, or an initial with its dot. */
const capitalised = String.raw`(?:\p{Lu}\.(?=\s)|\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)*)`;
const particle = String.raw`(?:van der|van den|van de|van|von der|von|de la|de los|de|del|della|di|da|dos|du|le|la|el|al|bin|ter|ten|ibn|O['’])`;
/** Capitalised words in a row, with what may stand between the parts of a name. */
const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’])${capitalised}(?:\s+(?:${particle}\s+)*${capitalised})*`,
  'gu',
);
const titled = new RegExp(
  String.raw`(?<!\p{L})((?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau|Mevrouw|Meneer|Madame|Monsieur|Señora?|Sra?)\.?\s+)(${capitalised}(?:\s+(?:${particle}\s+)*${capitalised})*)`,
  'gu',
);
/** An initial and a family name, or a family name and a given one as lists have them. */
const initialled = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])\p{Lu}\.(?:\s?\p{Lu}\.)*\s(?:${particle}\s+)*(\p{Lu}[\p{Ll}'’]\p{L}+)`,
  'gu',
);
const listed = /(\[name\]|\p{Lu}[\p{L}'’-]+),\s(\[name\]|\p{Lu}[\p{L}'’-]+)(?=[\s.,;!?)]|$)/gu;
const anyWords = String.raw`[\p{L}'’-]{2,}`;
const introduced = new RegExp(
  String.raw`((?<!\p{L})(?:my name is|my name['’]s|name is|this is|call me|ask for|speak to|spoke (?:to|with)|talked to|chat(?:ted)? with|(?:help|support|service|answer|call|reply|email) from|thanks to|thank you|thanks|mijn naam is|ik ben|ich heiße|mein name ist|je m['’]appelle|me llamo|mi nombre es)\s+)(${anyWords}(?:\s+${anyWords})?)`,
  'giu',
);
const greeted = new RegExp(
  String.raw`((?:^|[.!?\n]\s*)(?:hi|hello|hey|dear|hallo|beste|bonjour|hola|liebe[r]?)[ ,]+)(${anyWords})(?=\s*[,!.\n]|$)`,
  'giu',
);
const signed = new RegExp(
  String.raw`((?:^|[.!?,\n]\s*)(?:(?:kind|best|warm|many)\s+)?(?:regards|cheers|thanks|thank you|greetings|sincerely|yours|best(?=\s*[,\n–—-])|groet(?:en|jes)?|grüße|gruß|cordialement|saludos)\s*[,.\-–—\n]*\s*)(${anyWords}(?:\s+${anyWords}){0,2})(?=\s*[.!]?\s*$)`,
  'giu',
);

/**
 * Names of people: after a title, a greeting, a closing or an introduction, and capitalised words that are known as
 * names and as nothing else.
 */
export function maskNames(text: string): string {
  const known = knownWords();
  const language = detectLanguage(text);
  const named = (_: string, before: string, name: string) => before + maskKnown(name, known);
  return text
    .replace(titled, (_, title: string) => `${title}[name]`)
    .replace(introduced, named)
    .replace(greeted, named)
    .replace(signed, named)
    .replace(run, (match, offset: number, whole: string) => {
      const starts = isSentenceStart(whole, offset);
      // The lists know English words alone: elsewhere one capital says little, in German nothing.
      const alone = !/\s/.test(match) && (language === 'de' || (language !== 'en' && starts));
      return alone ? match : maskRun(match, starts, known);
    })
    .replace(initialled, (match, family: string) =>
      known.ordinary.has(family.toLowerCase()) ? match : '[name]',
    )
    .replace(listed, (match, family: string, given: string) => {
      const parts = [family, given];
      const all = parts.every((part) => part === '[name]' || !known.ordinary.has(part.toLowerCase()));
      return all && parts.some((part) => part === '[name]' || isName(part, known)) ? '[name]' : match;
    });
}

/** Known as a name and not as a word; accents may be left out. */
function isName(word: string, { names, ordinary }: KnownWords): boolean {
  const plain = word.toLowerCase();
  return !ordinary.has(plain) && (names.has(plain) || names.has(withoutAccents(plain)));
}

function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/ı/g, 'i');
}

/** In a place where names stand, also in lower case: words known as names that are no ordinary words. */
function maskKnown(words: string, { names, ordinary }: KnownWords): string {
  const parts = words.split(/(\s+)/);
  const isName = parts.map((part) => {
    const plain = part.toLowerCase().replace(/['’]s$/, '');
    if (!/\p{L}/u.test(part) || ordinary.has(plain)) return false;
    return names.has(plain) || /^\p{Lu}/u.test(part);
  });
  return joinMasks(parts.map((part, place) => (isName[place] ? '[name]' : part)).join(''));
}

/**
 * A run of capitalised words: all that is known as a name and not as a word, and what stands beside such a name and is
 * known as a name too, as in `Rose Miller`.
 */
function maskRun(words: string, startsSentence: boolean, { names, ordinary }: KnownWords): string {
  const parts = words.split(/(\s+)/);
  const plain = parts.map((part) =>
    part
      .toLowerCase()
      .replace(/\.$/, '')
      .replace(/['’]s$/, ''),
  );
  const isKnown = (word: string) => names.has(word) || names.has(withoutAccents(word));
  const known = plain.map((word) => isKnown(word) || word.split('-').every(isKnown));
  const sure = plain.map(
    (word, place) => known[place] && !ordinary.has(word) && word.length > 1 && !isAcronym(parts[place]),
  );
  const masked = sure.slice();
  // Words that nobody knows, two in a row, are a name that is in no list.
  for (let place = 0; place + 2 < parts.length; place += 2) {
    const strange = [place, place + 2].every((at) => isStrange(parts[at], plain[at], ordinary));
    if (strange && !(place === 0 && startsSentence && known.every((is) => !is) && parts.length > 3)) {
      masked[place] = masked[place + 2] = true;
    }
  }
  for (const step of [2, -2]) {
    for (let place = step > 0 ? 0 : parts.length - 1; parts[place] !== undefined; place += step) {
      const beside = place - step;
      if (masked[place] || masked[beside] !== true) continue;
      // A first word of a sentence is capitalised anyhow.
      if (place === 0 && startsSentence && ordinary.has(plain[0])) continue;
      // What follows a given name is a family name, also where it is a word.
      masked[place] = known[place] || !ordinary.has(plain[place]) || (step > 0 && parts.length === 3);
    }
  }
  return joinMasks(parts.map((part, place) => (masked[place] ? maskPart(part) : part)).join(''));
}

function maskPart(part: string): string {
  return `[name]${/['’]s$/.exec(part)?.[0] ?? ''}${part.endsWith('.') && part.length > 3 ? '.' : ''}`;
}

/** Capitalised as names are, and in no list of words. */
function isStrange(part: string, plain: string, ordinary: ReadonlySet<string>): boolean {
  return /^\p{Lu}\p{Ll}{2,}$/u.test(part) && !ordinary.has(plain) && !ordinary.has(plain.replace(/s$/, ''));
}

function isAcronym(part: string): boolean {
  return part.length > 1 && part === part.toUpperCase();
}

function joinMasks(text: string): string {
  return text.replace(/\[name\](?:\s+(?:[\p{Ll}'’]{1,3}\s+){0,2}\[name\])+/gu, '[name]');
}

function isSentenceStart(text: string, offset: number): boolean {
  return /(?:^|[.!?\n]["')]*\s*)$/.test(text.slice(Math.max(0, offset - 6), offset));
}
