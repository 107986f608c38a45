import { textAt } from '../../src/journeys/text-column.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import type { Database } from '../../src/store/database.js';

const fewestLetters = 5;
const beginning = 30;

/** Finds what tells who somebody is, in any text: ids, names, addresses and other identifiers, personal traits, and what was written. */
export async function personalDataFinder(
  database: Database,
  log: JourneyLog,
  { withTexts }: { withTexts: boolean },
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
  const texts = withTexts ? await database.query<{ text: string }>('select text from feedback') : [];
  // A text may be cut: its beginning gives it away as well. Two or three words of it may be the name of a theme.
  for (const { text } of texts) if (text.length >= beginning) add(text.slice(0, beginning));
  return (text) => {
    const lower = text.toLowerCase();
    return [...found].filter((secret) => lower.includes(secret));
  };
}
