import { unknownSymbol, type WordingSymbol } from './symbols.js';

/** What a wording shows to the classifier: its symbols, pairs (with up to one symbol between) and threes of them. */
export function featuresOf(
  symbols: readonly WordingSymbol[],
  vocabulary: ReadonlySet<WordingSymbol>,
): string[] {
  const known = symbols.map((symbol) =>
    symbol.startsWith('#') || vocabulary.has(symbol) ? symbol : unknownSymbol,
  );
  const all = ['^', ...known, '$'];
  const found = new Set<string>();
  for (const [place, symbol] of all.entries()) {
    const next = all[place + 1];
    const afterNext = all[place + 2];
    found.add(symbol);
    if (next !== undefined) found.add(`${symbol} ${next}`);
    if (afterNext === undefined) continue;
    found.add(`${symbol} … ${afterNext}`);
    found.add(`${symbol} ${next} ${afterNext}`);
  }
  return [...found];
}
