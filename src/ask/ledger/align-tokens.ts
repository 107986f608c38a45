import type { Token } from './claims.js';
import type { FigureClaim } from './figure-claims.js';

/** Tokens that stand in one sentence where others stand in the second. */
export interface Replacement {
  readonly said: readonly Token[];
  readonly own: readonly Token[];
}

export interface Alignment {
  /** Tokens of the second sentence that the first has too, in the same order. */
  readonly matched: number;
  readonly replacements: readonly Replacement[];
}

/** The longest common subsequence of two sentences, and what stands between. */
export function alignTokens(said: readonly Token[], own: readonly Token[]): Alignment {
  const lengths = commonLengths(said, own);
  const replacements: Replacement[] = [];
  let matched = 0;
  let gap: { said: Token[]; own: Token[] } = { said: [], own: [] };
  const closeGap = (): void => {
    if (gap.said.length + gap.own.length > 0) replacements.push(gap);
    gap = { said: [], own: [] };
  };
  let [row, column] = [0, 0];
  while (row < said.length || column < own.length) {
    const [one, other] = [said.at(row), own.at(column)];
    if (one && other && isSame(one, other)) {
      closeGap();
      matched++;
      row++;
      column++;
    } else if (one && (!other || lengths[row + 1][column] >= lengths[row][column + 1])) {
      gap.said.push(one);
      row++;
    } else if (other) {
      gap.own.push(other);
      column++;
    }
  }
  closeGap();
  return { matched, replacements };
}

function commonLengths(said: readonly Token[], own: readonly Token[]): number[][] {
  const lengths = Array.from({ length: said.length + 1 }, () => new Array<number>(own.length + 1).fill(0));
  for (let row = said.length - 1; row >= 0; row--) {
    for (let column = own.length - 1; column >= 0; column--) {
      lengths[row][column] = isSame(said[row], own[column])
        ? lengths[row + 1][column + 1] + 1
        : Math.max(lengths[row + 1][column], lengths[row][column + 1]);
    }
  }
  return lengths;
}

function isSame(said: Token, own: Token): boolean {
  if (said.kind === 'figure') return own.kind === 'figure' && isSameFigure(said, own);
  if (said.kind === 'date') return own.kind === 'date' && said.pattern.test(own.pattern.source.slice(1, -1));
  if (said.kind === 'name') return own.kind === 'name' && sameText(said.name, own.name);
  return own.kind === 'word' && said.text === own.text;
}

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** `less than about 7%`. */
const isRounded = ({ text }: FigureClaim): boolean =>
  /\b(?:about|around|roughly|approximately)\b/i.test(text);

/** The figure that is known lies where the other one, as it is rounded, may lie. What is a bound for us is one for all. */
function isSameFigure(said: FigureClaim, own: FigureClaim): boolean {
  if (said.unit !== own.unit || said.end !== own.end) return false;
  if (own.bound)
    return (
      said.bound === own.bound &&
      (said.value === own.value || (isRounded(said) && own.value >= said.low && own.value <= said.high))
    );
  return (
    (own.value >= said.low && own.value <= said.high) || (said.value >= own.low && said.value <= own.high)
  );
}
