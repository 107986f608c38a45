import { months, weekdays } from './calendar/names.js';
import { countries, languages } from './lexicon/countries.js';
import { offeringWords, plainStems } from './lexicon/plain-words.js';
import { spokenForms } from './lexicon/spoken-forms.js';
import { personStems, synonymWords } from './lexicon/synonyms.js';
import { cueWords } from './lexicon/cues/all-cues.js';
import { stem } from './text/stem.js';

const placeStems = new Set(
  [...countries.values(), ...languages.values()].flat().flatMap((name) => name.split(' ').map(stem)),
);

/** Words that the grammar itself is made of: they need no name in the catalog to be understood. */
export const grammarStems: ReadonlySet<string> = new Set([
  ...plainStems,
  ...personStems,
  ...[...months, ...weekdays, ...offeringWords, ...cueWords, ...spokenForms.values()].flat().map(stem),
]);

/** Every word whose spelling is known. */
export const vocabularyStems: ReadonlySet<string> = new Set([
  ...grammarStems,
  ...synonymWords.map(stem),
  ...placeStems,
]);

/** True for the name of a country, a nationality or a language. */
export const isPlace = (word: string): boolean => placeStems.has(stem(word)) && !grammarStems.has(stem(word));
