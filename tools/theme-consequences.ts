import type { StoredMention } from '../src/feedback/store/read-feedback.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import type { Database } from '../src/store/database.js';
import { readRatingSources } from '../src/store/rating-sources.js';
import { afterThemes, type AfterTheme } from './after-themes.js';
import { firstClearlySpoken, firstSpoken } from './spoken-themes.js';
import { themeMoney, type ThemeMoney } from './theme-money.js';
import { followTo, themeOutcomes, type ThemeOutcome } from './theme-outcomes.js';

/** What themes have to do with an outcome. */
export interface ThemeConsequences {
  /** Strongest first. */
  readonly outcomes: readonly ThemeOutcome[];
  /** By main theme. */
  readonly money: ReadonlyMap<number, ThemeMoney>;
  /** By main theme. */
  readonly afterwards: ReadonlyMap<number, readonly AfterTheme[]>;
}

interface Asked {
  readonly outcome: string;
  /** Of the texts that the question is about, and no others: who wrote something else has not spoken of the theme. */
  readonly mentions: readonly StoredMention[];
  /** Per customer, 1 for those whom it is about; all when absent. */
  readonly members?: Uint8Array;
}

/** What customers who spoke of each theme came to and did, of the same texts and customers as are counted. */
export async function themeConsequences(
  database: Database,
  vocabulary: Vocabulary,
  { outcome, mentions, members }: Asked,
): Promise<ThemeConsequences> {
  const { log } = vocabulary;
  const followed = followTo(vocabulary, outcome, members);
  const spoken = firstSpoken(mentions);
  return {
    outcomes: themeOutcomes(log, followed, firstClearlySpoken(mentions)),
    money: themeMoney(log, followed, spoken, await readRatingSources(database)),
    afterwards: afterThemes(log, spoken),
  };
}
