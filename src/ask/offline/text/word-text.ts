/** Words `first` (included) to `end` (excluded) of a question. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

export interface WordMatch extends Span {
  readonly groups: readonly (string | undefined)[];
}

export const overlaps = (a: Span, b: Span): boolean => a.first < b.end && b.first < a.end;
export const contains = (outer: Span, inner: Span): boolean =>
  outer.first <= inner.first && inner.end <= outer.end;

export const within = (token: number, { first, end }: Span): boolean => first <= token && token < end;

/** Words as one string with a space around each, so that regular expressions can be asked where among the words they hold. */
export class WordText {
  readonly text: string;
  private readonly starts: readonly number[];

  constructor(words: readonly string[]) {
    const starts: number[] = [];
    let text = ' ';
    for (const word of words) {
      starts.push(text.length);
      text += `${word} `;
    }
    this.text = text;
    this.starts = starts;
  }

  /** Every place where `expression` (global) holds, as whole words. */
  matches(expression: RegExp): WordMatch[] {
    return [...this.text.matchAll(expression)].map((match) => this.place(match));
  }

  /** Where `expression` (sticky) holds from word `first` on. */
  matchAt(expression: RegExp, first: number): WordMatch | undefined {
    const start = this.starts[first];
    if (start === undefined) return undefined;
    expression.lastIndex = start;
    const match = expression.exec(this.text);
    return match && match[0].length > 0 ? this.place(match) : undefined;
  }

  /** The words before word `end`, with the spaces around them. */
  before(end: number): string {
    return this.text.slice(0, this.starts[end] ?? this.text.length);
  }

  private place(match: RegExpExecArray): WordMatch {
    const from = match.index + match[0].length - match[0].trimStart().length;
    const to = match.index + match[0].length;
    return { first: this.wordAt(from), end: this.wordAt(Math.max(from, to - 1)) + 1, groups: match.slice(1) };
  }

  /** The word that holds the character at `offset`. */
  private wordAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
