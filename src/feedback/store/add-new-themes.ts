import type { Database } from '../../store/database.js';
import { findNewThemes } from '../themes/find-new-themes.js';
import { nameThemes } from '../themes/name-themes.js';
import { insertTheme, storeOwnThemes } from './store-themes.js';
import { readThemeCentres, sampleTexts, strayTexts, textsToAssign } from './stored-themes.js';

/** All of them are compared with one another: under a second. */
const mostArrived = 3000;
const mostStrays = 1000;
/** Texts that names are held against, to tell what is said of the new theme alone. */
const mostOthers = 1000;
/** A text this near to a known theme is about that one. */
const nearTheme = 0.5;

/**
 * Makes main themes of what has come and is like no theme that is known, before it is assigned to the nearest: an outage is
 * told the day after, and not as more of something else. No text that has a theme leaves it. Themes that come up slowly
 * are found when themes are looked for again.
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
  const found = findNewThemes(texts);
  if (found.length === 0) return;
  const others = await sampleTexts(database, anyLanguage, mostOthers);
  const words = nameThemes([
    ...found.map((theme) => theme.texts.map((place) => texts[place].text)),
    others.map(({ text }) => text),
  ]);
  await database.transaction(async (transaction) => {
    for (const [place, { centre, texts: members }] of found.entries()) {
      const main = await insertTheme(transaction, words[place], null, null);
      const theme = await insertTheme(transaction, words[place], main, Array.from(centre));
      await storeOwnThemes(
        transaction,
        members.map((member) => ({ text: texts[member], theme })),
      );
    }
  });
}
