import { benjaminiHochberg } from '../../stats/benjamini-hochberg.js';
import type { Estimate } from '../../stats/estimate.js';
import { newcombeInterval } from '../../stats/newcombe-interval.js';
import { twoProportionsP } from '../../stats/two-proportions-p.js';
import { wilsonInterval } from '../../stats/wilson-interval.js';

/** One text that speaks of a main theme. */
export interface CountedMention {
  readonly text: number;
  readonly main: number;
  readonly theme: number;
  readonly sentiment: number;
  /** Among the texts that are counted, not only compared. */
  readonly asked: boolean;
  /** In which of the two compared groups the text is, if in one. */
  readonly side?: 0 | 1;
}

export interface CountedTheme {
  readonly main: number;
  /** Texts that speak of it. */
  readonly mentions: number;
  readonly share: Estimate;
  /** Mean of what is said about it, −1 to 1. */
  readonly sentiment: number;
  /** Share of the first compared group less that of the second. */
  readonly change: Estimate;
  /** Texts of each compared group that speak of it. */
  readonly compared: readonly [number, number];
  readonly q: number;
  readonly state: 'new' | 'growing' | 'shrinking' | 'gone' | 'steady';
  /** Its parts with the texts that speak of each, most first. */
  readonly parts: readonly { readonly theme: number; readonly mentions: number }[];
}

const falseDiscoveryRate = 0.05;
/** A theme that fewer texts spoke of before was not there, and one that was there this often and is silent is gone. */
const fewestToBeThere = 5;

/**
 * Counts main themes: each text once, whatever it says about how many parts. A theme grows or shrinks when its share
 * differs between the two groups of texts at a false-discovery rate of 5 % over all themes.
 *
 * @param texts in all, and in each of the compared groups.
 */
export function countThemes(
  mentions: readonly CountedMention[],
  texts: { readonly all: number; readonly sides: readonly [number, number] },
): CountedTheme[] {
  const counted = [...groupBy(mentions, ({ main }) => main)].map(([main, own]) => {
    const asked = own.filter((mention) => mention.asked);
    const spoken = (side: 0 | 1) => countTexts(own.filter((mention) => mention.side === side));
    const compared = [spoken(0), spoken(1)] as const;
    return {
      main,
      compared,
      mentions: countTexts(asked),
      share: wilsonInterval(countTexts(asked), texts.all),
      sentiment: asked.reduce((sum, { sentiment }) => sum + sentiment, 0) / Math.max(1, asked.length),
      change: newcombeInterval(
        wilsonInterval(compared[0], texts.sides[0]),
        wilsonInterval(compared[1], texts.sides[1]),
      ),
      parts: [...groupBy(asked, ({ theme }) => theme)]
        .map(([theme, part]) => ({ theme, mentions: countTexts(part) }))
        .sort((a, b) => b.mentions - a.mentions || a.theme - b.theme),
    };
  });
  const qValues = benjaminiHochberg(
    counted.map(({ compared: [now, before] }) =>
      twoProportionsP({ count: now, of: texts.sides[0] }, { count: before, of: texts.sides[1] }),
    ),
  );
  return counted
    .map((theme, place) => ({
      ...theme,
      q: qValues[place],
      state: stateOf(theme.compared, theme.change.estimate, qValues[place]),
    }))
    .sort((a, b) => b.mentions - a.mentions || a.main - b.main);
}

function countTexts(mentions: readonly CountedMention[]): number {
  return new Set(mentions.map(({ text }) => text)).size;
}

function stateOf([now, before]: readonly number[], change: number, q: number): CountedTheme['state'] {
  if (q >= falseDiscoveryRate) return 'steady';
  if (before === 0 && now >= fewestToBeThere) return 'new';
  if (now === 0 && before >= fewestToBeThere) return 'gone';
  return change > 0 ? 'growing' : 'shrinking';
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
