import type { VectorOf } from '../../../feedback/embedding/static-embedder.js';
import { unknownSymbol, type WordingSymbol } from './symbols.js';

/** How far the meaning of the words counts beside the words themselves. */
const meaningScale = 2;

/** What a wording shows to the classifier: its symbols, pairs (with up to one symbol between) and threes of them. */
export function featuresOf(
  symbols: readonly WordingSymbol[],
  isKnown: (symbol: WordingSymbol) => boolean,
): string[] {
  const all = ['^', ...symbols.map((symbol) => (isKnown(symbol) ? symbol : unknownSymbol)), '$'];
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

/** What the asker's words mean together, names left out: a help where they are new. */
export const meaningOf = (symbols: readonly WordingSymbol[], vectorOf: VectorOf): Float32Array =>
  vectorOf(symbols.filter((symbol) => !symbol.startsWith('#')).join(' ')).map((each) => each * meaningScale);
