import { isBroken, type Piece } from '../reading/raw-record.js';
import type { BoundColumn, BoundMapping } from './bind-mapping.js';
import type { Mapping } from './mapping.js';
import { usesDecimalComma } from './read-number.js';
import type { ReadingRules } from './reading-rules.js';
import { TimeEvidence } from './time-evidence.js';

/** Learns from many records how their times and amounts are written. */
export class ReadingEvidence {
  private readonly times = new TimeEvidence();
  private readonly amounts: string[] = [];

  add(bound: BoundMapping, piece: Piece): void {
    if (isBroken(piece)) return;
    this.addTimes(bound, piece);
    for (const { value, rating } of bound.events) {
      for (const column of [value, rating]) if (column) this.amounts.push(column.read(piece.cells));
    }
  }

  addTimes(bound: BoundMapping, piece: Piece): void {
    if (isBroken(piece)) return;
    const columns: (BoundColumn | undefined)[] = bound.events.map(({ time }) => time);
    if (columns.length === 0) columns.push(bound.time);
    for (const column of columns) if (column) this.times.add(column.read(piece.cells));
  }

  /** A date that could be read in two ways, as long as no other one has decided it. */
  get undecided(): string | undefined {
    return this.times.undecided;
  }

  /** What the mapping says goes before what the records show. */
  rules(mapping: Mapping, timezone: string): ReadingRules {
    const { numbers, dateOrder } = this.times.rules();
    return {
      numbers,
      dateOrder: mapping.date_order ?? dateOrder,
      timezone: mapping.timezone ?? timezone,
      decimalComma: usesDecimalComma(this.amounts),
    };
  }
}
