/**
 * A picture that reads like a table: a named row for each step or group, columns of figures, and columns of bars
 * on a scale of their own. What every chart of shares is made of.
 */
export interface TableChart {
  readonly title: string;
  readonly subtitle: string;
  readonly footnotes: readonly string[];
  readonly rows: readonly ChartRow[];
  /** Names a row that can’t be named: `Step`. */
  readonly rowNoun: string;
  readonly columns: readonly (TextColumn | BarColumn)[];
  /** Explains the marks on bars that have an interval; empty where none has. */
  readonly intervalLegend: string;
}

export interface ChartRow {
  readonly name: string;
  readonly detail?: string;
}

export interface TextColumn {
  readonly kind: 'text';
  /** At most two lines. */
  readonly header: string;
  /** One a row. */
  readonly cells: readonly TextCell[];
}

export interface TextCell {
  readonly text: string;
  readonly detail?: string;
  readonly tone?: 'plain' | 'strong' | 'quiet' | 'alarm';
}

export interface BarColumn {
  readonly kind: 'bars';
  /** At most two lines. */
  readonly header?: string;
  /** What a full bar stands for. */
  readonly full: number;
  /** Drawn above one another; each lane is a bar of segments, end to end. */
  readonly lanes: readonly BarLane[];
  /** Printed above the bars, one a row. */
  readonly labels?: readonly string[];
}

export interface BarLane {
  readonly segments: readonly BarSegment[];
  /** One a row, where there is one. */
  readonly intervals: readonly (Interval | undefined)[];
}

export interface BarSegment {
  /** In the legend; the same name in several columns is one. */
  readonly name: string;
  readonly fill: 'main' | 'soft' | 'second' | 'waiting' | 'lost' | 'worst';
  /** One a row. */
  readonly sizes: readonly number[];
}

export interface Interval {
  readonly low: number;
  readonly estimate: number;
  readonly high: number;
}
