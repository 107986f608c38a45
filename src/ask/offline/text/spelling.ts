import { stem } from './stem.js';

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
  /** The words that may be meant, without inflections. */
  private readonly words: ReadonlySet<string>;
  /** Known words by first letter, the most telling first. */
  private readonly byLetter = new Map<string, string[]>();

  /**
   * @param words the words that may be meant, the likeliest first; all their inflections are known.
   * @param stems what else is right as it is.
   * @param realWords words that are right as they are, though no stem of theirs is known.
   */
  constructor(words: Iterable<string>, stems: Iterable<string>, realWords: ReadonlySet<string>) {
    this.realWords = realWords;
    const all = new Set(words);
    this.words = all;
    this.known = new Set([...stems, ...[...all].map(stem)]);
    for (const word of [...all].flatMap(withInflections)) {
      if (!/^\p{L}{4,}$/u.test(word)) continue;
      const letter = word.slice(0, 1);
      const list = this.byLetter.get(letter);
      if (list) list.push(word);
      else this.byLetter.set(letter, [word]);
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

  /** The one known word that a word of another meaning makes when two of its letters are swapped: `trail` for `trial`. */
  swapped(word: string): string | undefined {
    if (!/^\p{L}{5,}$/u.test(word) || this.known.has(word) || this.known.has(stem(word))) return undefined;
    const letters = [...word];
    const meant = letters.slice(0, -1).flatMap((_, place) => {
      const other = [...letters];
      [other[place], other[place + 1]] = [letters[place + 1] ?? '', letters[place] ?? ''];
      const made = other.join('');
      return made !== word && this.words.has(made) ? [made] : [];
    });
    return meant.length === 1 ? meant[0] : undefined;
  }

  /** The known word that `word` is a misspelling of; undefined when none or words of two stems are equally near. */
  mend(word: string): string | undefined {
    if (!/^\p{Script=Latin}{4,24}$/u.test(word)) return undefined;
    const most = word.length >= 7 ? 2 : 1;
    let nearest: string[] = [];
    let fewest = most + 1;
    for (const candidate of this.byLetter.get(word.slice(0, 1)) ?? []) {
      const edits = editDistance(word, candidate, Math.min(most, fewest));
      if (edits > most || edits > fewest) continue;
      if (edits < fewest) nearest = [];
      nearest.push(candidate);
      fewest = edits;
    }
    const stems = new Set(nearest.map(stem));
    return stems.size === 1 ? nearest[0] : nearest.find((each) => isSlip(word, each));
  }
}

/** Letters swapped, doubled or left out, the commonest slips: `peopel`, `comming`, `montly`. */
function isSlip(word: string, meant: string): boolean {
  const leavesOut = word.length < meant.length && new RegExp(`^${[...word].join('.?')}$`, 'u').test(meant);
  if (leavesOut) return true;
  const sorted = (text: string): string => [...text].sort().join('');
  const single = (text: string): string => text.replace(/(.)\1/gu, '$1');
  return sorted(word) === sorted(meant) || single(word) === single(meant);
}

/** A word with its regular inflections, so that one misspelt is found among them. */
function withInflections(word: string): string[] {
  if (!/^\p{L}{3,}$/u.test(word) || /(?:s|ing|ed)$/.test(word)) return [word];
  const base = word.replace(/e$/, '');
  return [word, `${word}s`, `${base}ed`, `${base}ing`];
}
