// Makes models/given-names/names.txt: given names of many countries that the npm package humannames lacks, so that masking
// knows them (see NOTICE there).
//
//   npm install --no-save @faker-js/faker@10.6.0
//   node scripts/collect-given-names.mjs
import { writeFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';
import known from 'humannames' with { type: 'json' };

const isName = (text) => /^[\p{Script=Latin}'’-]{2,}$/u.test(text);

/** Lists of texts or of weighed texts, by sex or not. */
function namesIn(value) {
  if (typeof value === 'string') return [value.trim().toLowerCase()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

const names = Object.values(allLocales)
  .flatMap(({ person }) => namesIn(person?.first_name))
  .filter((name) => isName(name) && !(name in known));
writeFileSync('models/given-names/names.txt', `${[...new Set(names)].sort().join('\n')}\n`);
