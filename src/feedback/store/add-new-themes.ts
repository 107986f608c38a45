import type { Database } from '../../store/database.js';
import { findNewThemes } from '../themes/find-new-themes.js';
import { nameThemes } from '../themes/name-themes.js';
import { insertTheme, storeOwnThemes } from './store-themes.js';
import { readThemeCentres, sampleTexts, strayTexts, textsToAssign } from './stored-themes.js';

/** Those that are near no theme are compared with one another: two seconds at most. */
const mostArrived = 3000;
const mostStrays = 1000;
/** Texts that names are held against, to tell what is said of the new theme alone. */
const mostOthers = 1000;
/** A text this near to a known theme is about that one. */
const nearTheme = 0.5;

/**
 * Makes main themes of what has come and is like no theme that is known, before it is assigned to the nearest: an outage is
 * told the day after, and not as more of something else; nor is it taken apart where themes are looked for again, by which
 * many texts in the same few words would be many parts. No text that has a theme leaves it. What comes up slowly is found
 * when themes are looked for again.
 */
export async function addNewThemes(database: Database, anyLanguage: boolean): Promise<void> {
  const known = await readThemeCentres(database);
  if (!known) return;
  const arrived = await textsToAssign(database, { anyLanguage, after: 0, most: mostArrived });
  const free = arrived.filter(({ ownTheme }) => ownTheme === undefined);
  if (free.length === 0) return;
  const strays = await strayTexts(database, anyLanguage, mostStrays);
  const texts = [
    ...free.map((text) => ({ ...text, isNew: true })),
    ...strays.map((text) => ({ ...text, isNew: false })),
  ]
    .map((text) => ({ ...text, ...known.centres.place(text.vector) }))
    .filter(({ closeness }) => closeness < nearTheme);
  const found = findNewThemes(texts, free.length);
  if (found.length === 0) return;
  const others = await sampleTexts(database, anyLanguage, mostOthers);
  const wordsOf = (group: readonly number[]) => group.map((place) => texts[place].text);
  const rest = others.map(({ text }) => text);
  const names = nameThemes([...found.map((parts) => wordsOf(parts.flatMap((part) => part.texts))), rest]);
  const namesOfParts = nameThemes([...found.flat().map((part) => wordsOf(part.texts)), rest]);
  let next = 0;
  await database.transaction(async (transaction) => {
    for (const [place, parts] of found.entries()) {
      const main = await insertTheme(transaction, names[place], null, null);
      for (const part of parts) {
        const ofPart = namesOfParts[next++];
        const name = parts.length > 1 ? ofPart : names[place];
        const theme = await insertTheme(transaction, name, main, Array.from(part.centre));
        await storeOwnThemes(
          transaction,
          part.texts.map((text) => ({ text: texts[text], theme })),
        );
      }
    }
  });
}
