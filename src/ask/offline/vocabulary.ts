import { weekdays } from '../../journeys/weekdays.js';
import { months } from './calendar/names.js';
import { countries, languages } from './lexicon/countries.js';
import { happyStems, unhappyStems } from './lexicon/feeling-words.js';
import { offeringWords, plainWords } from './lexicon/plain-words.js';
import { spokenForms } from './lexicon/spoken-forms.js';
import { personWords, synonymWords } from './lexicon/synonyms.js';
import { cueWords } from './lexicon/cues/all-cues.js';
import { stem } from './text/stem.js';

const placeWords = [...countries.values(), ...languages.values()].flat().flatMap((name) => name.split(' '));
const placeStems = new Set(placeWords.map(stem));

const grammarWords = [
  ...plainWords,
  ...personWords,
  ...[...months, ...weekdays, ...offeringWords, ...cueWords, ...spokenForms.values()].flat(),
];

/** Words that the grammar itself is made of: they need no name in the catalog to be understood. */
export const grammarStems: ReadonlySet<string> = new Set([
  ...grammarWords.map(stem),
  ...unhappyStems,
  ...happyStems,
]);

/** Every word whose spelling is known, besides those of the catalog. */
export const vocabularyWords: ReadonlySet<string> = new Set([
  ...grammarWords,
  ...synonymWords,
  ...placeWords,
]);

/** True for the name of a country, a nationality or a language. */
export const isPlace = (word: string): boolean => placeStems.has(stem(word)) && !grammarStems.has(stem(word));
