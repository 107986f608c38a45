/** Edits (a letter more, less, other, or two swapped) from `a` to `b`; stops counting above `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, at(beforeLast, column - 2) + 1);
      }
      current.push(edits);
    }
    if (Math.min(...current) > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(at(last, b.length), most + 1);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;

/** Mends the spelling of words that are in no vocabulary. */
export class Speller {
  private readonly known: ReadonlySet<string>;
  private readonly realWords: ReadonlySet<string>;
  /** Known stems by first letter. */
  private readonly byLetter = new Map<string, string[]>();

  /** @param realWords words that are right as they are, though no stem of theirs is known. */
  constructor(stems: Iterable<string>, realWords: ReadonlySet<string>) {
    this.realWords = realWords;
    this.known = new Set(stems);
    for (const stem of this.known) {
      if (!/^\p{L}{4,}$/u.test(stem)) continue;
      const letter = stem.slice(0, 1);
      const list = this.byLetter.get(letter);
      if (list) list.push(stem);
      else this.byLetter.set(letter, [stem]);
    }
  }

  isVocabulary(stem: string): boolean {
    return this.known.has(stem);
  }

  /** True for what is spelt right: a word of the grammar or the catalog, or any common one. */
  knows(word: string, stem: string): boolean {
    return this.known.has(stem) || this.known.has(word) || this.realWords.has(word);
  }

  /** True for a word that English conjugates. */
  isVerb(word: string): boolean {
    const base = word.replace(/(?:ed|ing|s)$/, '');
    return [base, `${base}e`].some(
      (each) =>
        this.realWords.has(`${each.replace(/e$/, '')}ing`) &&
        (this.realWords.has(`${each.replace(/e$/, '')}ed`) || this.realWords.has(each)),
    );
  }

  /** The known stem that `stem` is a misspelling of; undefined when none or two are equally near. */
  mend(stem: string): string | undefined {
    if (!/^\p{Script=Latin}{4,24}$/u.test(stem)) return undefined;
    const most = stem.length >= 8 ? 2 : 1;
    let best: string | undefined;
    let fewest = most + 1;
    let ties = 0;
    for (const candidate of this.byLetter.get(stem.slice(0, 1)) ?? []) {
      const edits = editDistance(stem, candidate, Math.min(most, fewest));
      if (edits > Math.min(most, fewest)) continue;
      if (edits < fewest) ties = 0;
      else ties += 1;
      if (edits < fewest) best = candidate;
      fewest = edits;
    }
    return ties === 0 ? best : undefined;
  }
}
