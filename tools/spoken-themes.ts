import { readFeedback, type StoredMention } from '../src/feedback/store/read-feedback.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { Database } from '../src/store/database.js';
import { partsFeltOtherwise } from './parts-felt-otherwise.js';

/** A main theme of feedback, and when each customer first spoke of it, Unix seconds. */
export interface SpokenTheme {
  readonly id: number;
  readonly name: string;
  readonly firstSpoken: ReadonlyMap<number, number>;
}

/** Whoever spoke of a theme, by main theme. */
export async function readSpokenThemes(database: Database, log: JourneyLog): Promise<SpokenTheme[]> {
  const { mentions, themes } = await readFeedback(database, log);
  return [...firstClearlySpoken(mentions)].map(([id, first]) => ({
    id,
    name: themes.get(id)?.name ?? '',
    firstSpoken: first,
  }));
}

const mostThemes = 30;

/** The same of those themes alone that most customers spoke of, without names. */
export async function readWhatWasSaid(database: Database, log: JourneyLog): Promise<Map<number, number>[]> {
  const { mentions } = await readFeedback(database, log);
  return [...firstClearlySpoken(mentions).values()]
    .sort((one, other) => other.size - one.size)
    .slice(0, mostThemes);
}

/** A mention, and of its text whose it is and when it was written, Unix seconds. */
type SpokenMention = Pick<StoredMention, 'theme' | 'main' | 'whole' | 'clear' | 'sentiment'> & {
  readonly text: Pick<StoredMention['text'], 'customer' | 'at'>;
};

/**
 * The same of what surely is about the main theme, and feels as it does: whoever did not speak of it makes its effect
 * look smaller, too.
 */
export function firstClearlySpoken(mentions: readonly SpokenMention[]): Map<number, Map<number, number>> {
  const otherwise = partsFeltOtherwise(mentions.filter(({ whole }) => whole));
  return firstSpoken(mentions.filter(({ theme, clear }) => clear && !otherwise.has(theme)));
}

/**
 * By main theme: when each customer first wrote a text about it. Single sentences of other texts don't count here: of
 * those, more are read wrongly, and each customer taken for one who spoke of it makes its effect look smaller.
 */
export function firstSpoken(mentions: readonly SpokenMention[]): Map<number, Map<number, number>> {
  const spoken = new Map<number, Map<number, number>>();
  for (const { main, text, whole } of mentions) {
    if (!whole) continue;
    const first = spoken.get(main) ?? new Map<number, number>();
    first.set(text.customer, Math.min(first.get(text.customer) ?? Infinity, text.at));
    spoken.set(main, first);
  }
  return spoken;
}
