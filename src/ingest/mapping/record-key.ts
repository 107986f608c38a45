import { hash } from 'node:crypto';
import { OccurrenceCounter } from './occurrence-counter.js';

/**
 * What a record is known by: its own id, or its content and how-manieth occurrence in its file; both of one source.
 * The mapping has no part in it, so a file read in another way holds the same records.
 */
export interface RecordKey {
  /** Twelve bytes, a character each. */
  readonly key: string;
  readonly occurrence: number;
}

const labelLength = 4;
const keyLength = 16 - labelLength;

/** Names the records of one file, or of one stream. */
export class RecordKeys {
  private readonly counter = new OccurrenceCounter();
  private readonly source: string;
  private readonly dedupe: boolean;

  /** @param dedupe equal records of one file are one record. */
  constructor(source: string, dedupe: boolean) {
    this.source = source;
    this.dedupe = dedupe;
  }

  byId(id: string): RecordKey {
    return { key: digest(`id\x1f${this.source}\x1f${id}`).slice(0, keyLength), occurrence: 0 };
  }

  /** @param occurrence where it is known already, as that of a record that is tried again. */
  byContent(content: string, occurrence?: number): RecordKey {
    const text = `content\x1f${this.source}\x1f${content}`;
    const bytes = digest(text);
    const count = occurrence ?? (this.dedupe ? 0 : this.counter.count(wordAt(bytes, 8), wordAt(bytes, 12)));
    const rest = count === 0 ? bytes : digest(`${count}\x1f${text}`);
    return { key: clockPrefix(content) + rest.slice(0, keyLength - 4), occurrence: count };
  }
}

/**
 * Four bytes that make a record's key the key of one of its events. They tell events apart by the name that the
 * mapping gives them, if it gives one.
 */
export function eventLabel(name: string | undefined): string {
  return name === undefined ? '\0\0\0\0' : digest(name).slice(0, labelLength);
}

/** The key as the database has it: a UUID of the record alone, or of one of its events. */
export function keyAsUuid(key: string, label = eventLabel(undefined)): string {
  return Buffer.from(key + label, 'latin1').toString('hex');
}

/** MD5 as 16 bytes, a character each. */
function digest(text: string): string {
  return hash('md5', text, 'binary');
}

function wordAt(bytes: string, place: number): number {
  const [first, second] = [place, place + 2].map(
    (at) => (bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1),
  );
  return ((first << 16) | second) >>> 0;
}

const clockLike = /[12]\d{3}[-/.]?\d\d[-/.]?\d\d/;

/**
 * The first date or Unix time in a record's text as four bytes, so that records of one time stand side by side in
 * the index: an index in random order gets slow as it grows.
 */
function clockPrefix(content: string): string {
  const found = clockLike.exec(content);
  if (!found) return '\0\0\0\0';
  const digits = Number(found[0].replace(/[-/.]/g, ''));
  return String.fromCharCode(digits >>> 24, (digits >>> 16) & 255, (digits >>> 8) & 255, digits & 255);
}
