/** When rows of examples were seen, and what came of them. */
export interface TimedOutcomes {
  /** 0 or 1 per row. */
  readonly outcomes: Uint8Array;
  /** When each row was seen, as a number that rises with time; rows of one time may have any order. */
  readonly periods: Uint16Array;
  /**
   * 1 for rows that are an even sample, on which all figures are counted; the others are to learn from alone. All are
   * even when absent.
   */
  readonly even?: Uint8Array;
  /** Periods that an outcome takes to be known: a row teaches nothing about those until then; 1 when absent. */
  readonly span?: number;
}

/** Rows that are foretold from all rows before them. */
export interface Stretch {
  readonly before: readonly number[];
  readonly rows: readonly number[];
}

export interface TimeSplit {
  /** To choose and calibrate on. */
  readonly choose: Stretch;
  /** To grade on: the latest. */
  readonly test: Stretch;
}

/** With fewer different times there is no later one to be graded on that was not used before. */
const fewestPeriods = 3;
const testShare = 0.2;
const chooseShare = 0.4;

/** The latest fifth of the rows to grade on, and two fifths before it to choose on. */
export function splitByTime({ outcomes, periods, even, span = 1 }: TimedOutcomes): TimeSplit | undefined {
  const times = [...new Set(periods)].sort((a, b) => a - b);
  if (times.length < fewestPeriods * span) return undefined;
  const placeOf = new Map(times.map((time, place) => [time, place]));
  const places = Array.from(periods, (period) => placeOf.get(period) ?? 0);
  const countAt = times.map(() => 0);
  const isEven = (row: number) => even?.[row] !== 0;
  const all = places.filter((place, row) => {
    if (isEven(row)) countAt[place]++;
    return isEven(row);
  }).length;
  const rowsFrom = (first: number, end: number) =>
    [...places.keys()].filter((row) => places[row] >= first && places[row] < end);
  const hasBoth = (rows: readonly number[]) =>
    rows.some((row) => outcomes[row] === 1) && rows.some((row) => outcomes[row] === 0);
  let end = times.length;
  const latest = (share: number): Stretch | undefined => {
    let first = end;
    let count = 0;
    while (first > span && count < share * all) count += countAt[--first];
    const stretch = { before: rowsFrom(0, first - span + 1), rows: rowsFrom(first, end).filter(isEven) };
    end = first;
    return hasBoth(stretch.before.filter(isEven)) && hasBoth(stretch.rows) ? stretch : undefined;
  };
  const test = latest(testShare);
  const choose = latest(chooseShare);
  return test && choose ? { test, choose } : undefined;
}
