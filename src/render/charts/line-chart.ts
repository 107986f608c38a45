/** Lines over time, or over the time since each customer's own start. */
export interface LineChart {
  readonly kind: 'lines';
  readonly title: string;
  readonly subtitle: string;
  readonly footnotes: readonly string[];
  /** How values are written: 0.25 as 25% for rates. */
  readonly unit: 'count' | 'rate';
  /** Of the points, in order. */
  readonly labels: readonly string[];
  readonly lines: readonly ChartLine[];
}

export interface ChartLine {
  readonly name: string;
  /** One for each label, where there is one. */
  readonly points: readonly (LinePoint | undefined)[];
}

export interface LinePoint {
  readonly value: number;
  /** Ends of the 95 % interval. */
  readonly low?: number;
  readonly high?: number;
  /** Dashed, because its day, week or month is not whole. */
  readonly partial: boolean;
}

/** More lines can't be told apart. */
export const mostLines = 6;
