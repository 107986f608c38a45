import { textAt } from '../../src/journeys/text-column.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { maskPersonalData } from '../../src/feedback/masking/mask-personal-data.js';
import type { Database } from '../../src/store/database.js';

const fewestLetters = 5;
const beginning = 20;

/**
 * Finds what tells who somebody is, in any text: ids, names, addresses and other identifiers, personal traits, and what
 * was written: all of it, or what masking would have changed.
 */
export async function personalDataFinder(
  database: Database,
  log: JourneyLog,
  { texts: which }: { texts: 'all' | 'unmasked' },
): Promise<(text: string) => string[]> {
  const found = new Set<string>();
  const add = (text: string) => {
    if (text.length >= fewestLetters) found.add(text.toLowerCase());
  };
  for (let customer = 0; customer < log.customerCount; customer++) {
    add(textAt(log.customerIds, customer));
    add(textAt(log.customerNames, customer));
  }
  const values = await database.query<{ value: string }>(
    `select value from identifier union select trait_value.value from trait_value join trait on trait.id = trait_id where personal`,
  );
  for (const { value } of values) add(value);
  const texts = await database.query<{ text: string }>('select text from feedback');
  const themes = await database.query<{ name: string }>(
    'select coalesce(given_name, name) as name from theme',
  );
  // The name of a theme is made of words that many wrote.
  const isOfTheme = (start: string) =>
    themes.some(({ name }) => name.toLowerCase().includes(start.trim().toLowerCase()));
  for (const { text } of texts) {
    // A text may be cut: its beginning gives it away as well.
    const start = text.slice(0, beginning);
    if (start.length < beginning || isOfTheme(start)) continue;
    if (which === 'all' || !maskPersonalData(text).startsWith(start)) add(start);
  }
  return (text) => {
    const lower = text.toLowerCase();
    return [...found].filter((secret) => lower.includes(secret));
  };
}
