import type { Identifier } from '../customers/identifier.js';

/** A record understood. */
export interface MappedRecord {
  /** Twelve bytes, a character each (record-key.ts). */
  readonly key: string;
  readonly line: number;
  readonly source: string;
  /** At least one, strongest first. */
  readonly identifiers: readonly Identifier[];
  readonly events: readonly MappedEvent[];
  readonly traits: readonly MappedTrait[];
  /** Since when the traits hold, microseconds since 1970; 0 where the record doesn't say it. */
  readonly since: number;
}

export interface MappedEvent {
  /** Four bytes that make the record's key the event's. */
  readonly label: string;
  readonly activity: string;
  /** Microseconds since 1970. */
  readonly at: number;
  readonly value?: number;
  /** What the customer wrote. */
  readonly text?: string;
  readonly rating?: number;
}

export interface MappedTrait {
  readonly name: string;
  readonly value: string;
}

/** A record that can't be loaded as it is. */
export interface BadRecord {
  readonly key: string;
  readonly occurrence: number;
  readonly line: number;
  readonly text: string;
  /** `text` is not the whole record. */
  readonly cut: boolean;
  /** What is wrong with it, in words. */
  readonly reason: string;
}

export function isBad(record: MappedRecord | BadRecord): record is BadRecord {
  return 'reason' in record;
}

export function isGood(record: MappedRecord | BadRecord): record is MappedRecord {
  return !isBad(record);
}
