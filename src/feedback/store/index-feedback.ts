import type { Progress } from '../../progress.js';
import type { Database } from '../../store/database.js';
import type { FeedbackReader } from '../feedback-reader.js';
import { addNewThemes } from './add-new-themes.js';
import { assignThemes } from './assign-themes.js';
import { nameByModel } from './name-by-model.js';
import { lookForThemes, type Look } from './look-for-themes.js';
import { adoptPgvector } from './prepare-vectors.js';
import { readTexts } from './read-texts.js';
import { retellSentiments } from './retell-sentiments.js';

/**
 * Brings all that is known of the texts up to date: language, sentiment, vector, themes. Run after an import and at the
 * start; when broken off it goes on where it was. With nothing to do it costs some small queries.
 * @throws FootpathError `unavailable` when an outside embedding model does not answer.
 */
export async function indexFeedback(
  database: Database,
  reader: FeedbackReader,
  progress: Progress,
  look?: Look,
): Promise<void> {
  await adoptPgvector(database);
  // Needs nothing from outside, so it comes before what may fail.
  await retellSentiments(database, reader, progress);
  await readTexts(database, reader, progress);
  const anyLanguage = reader.embedder.reads === 'any';
  await addNewThemes(database, anyLanguage);
  await lookForThemes(database, anyLanguage, look);
  await assignThemes(database, reader, progress);
  await nameByModel(database, reader);
}
