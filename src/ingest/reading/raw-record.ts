/** One record as its file has it. */
export interface RawRecord {
  /** Line of the file where it begins, from 1. */
  readonly line: number;
  readonly text: string;
  /** Text of each wanted column, in their order; empty where the record has none. */
  readonly cells: readonly string[];
  /** All that the record says: equal for records that say the same, however they are written. */
  content(): string;
}

/** A piece of a file that should be a record and isn't one. */
export interface BrokenRecord {
  readonly line: number;
  readonly text: string;
  /** What is wrong, in words. */
  readonly reason: string;
  /** `text` is only its beginning. */
  readonly cut?: boolean;
}

export type Piece = RawRecord | BrokenRecord;

export function isBroken(piece: object): piece is BrokenRecord {
  return 'reason' in piece;
}
