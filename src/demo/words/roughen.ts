import { randomInteger, type Random } from '../../stats/random.js';

/** Makes a text look typed: some slips, small letters, missing or too many marks. */
export function roughen(text: string, random: Random): string {
  let rough = text;
  if (random() < 0.12) rough = slip(rough, random);
  if (random() < 0.03) rough = slip(rough, random);
  if (random() < 0.09) rough = rough.toLowerCase();
  if (random() < 0.22) rough = rough.replace(/\.$/, '');
  if (random() < 0.04) rough = rough.replace(/[.!]?$/, '!!');
  return rough;
}

/** Swaps, drops or doubles a letter inside a longer word. */
function slip(text: string, random: Random): string {
  const words = text.split(' ');
  const place = randomInteger(random, words.length);
  const word = words[place];
  if (!/^\p{L}{5,}$/u.test(word)) return text;
  const at = 1 + randomInteger(random, word.length - 2);
  const kind = randomInteger(random, 3);
  const letters = [...word];
  if (kind === 0) letters.splice(at, 2, letters[at + 1], letters[at]);
  if (kind === 1) letters.splice(at, 1);
  if (kind === 2) letters.splice(at, 0, letters[at]);
  words[place] = letters.join('');
  return words.join(' ');
}
