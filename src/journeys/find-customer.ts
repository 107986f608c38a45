import type { JourneyLog } from './journey-log.js';
import { textAt, type TextColumn } from './text-column.js';

/**
 * Number of the customer whose id, name or personal trait (such as an e-mail address) is `text`, whatever its case;
 * ids go first. Undefined when there is none. O(bytes of the ids and names).
 */
export function findCustomer(log: JourneyLog, text: string): number | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  return findIn(log.customerIds, wanted) ?? findIn(log.customerNames, wanted) ?? findByTrait(log, wanted);
}

function findIn(column: TextColumn, wanted: string): number | undefined {
  const bytes = Buffer.from(wanted);
  for (let customer = 0; customer < column.length; customer++) {
    const start = column.starts[customer];
    // Changing the case of a letter outside ASCII may change its length; such texts are compared in full.
    const length = column.starts[customer + 1] - start;
    if (
      length === bytes.length ? isSame(column.bytes, start, bytes) : isOddlyCased(column.bytes, start, length)
    ) {
      if (textAt(column, customer).toLowerCase() === wanted) return customer;
    }
  }
  return undefined;
}

function isSame(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let place = 0; place < wanted.length; place++) {
    const byte = bytes[start + place];
    const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte;
    if (lower !== wanted[place] && byte < 128) return false;
  }
  return true;
}

function isOddlyCased(bytes: Uint8Array, start: number, length: number): boolean {
  for (let place = start; place < start + length; place++) if (bytes[place] >= 128) return true;
  return false;
}

function findByTrait(log: JourneyLog, wanted: string): number | undefined {
  for (const trait of log.traits.values()) {
    if (!trait.personal || trait.kind !== 'text') continue;
    const value = trait.values.findIndex((known) => known.toLowerCase() === wanted);
    if (value < 0) continue;
    const customer = trait.codes.indexOf(value + 1);
    if (customer >= 0) return customer;
  }
  return undefined;
}
