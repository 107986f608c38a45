import type { JourneyLog } from './journey-log.js';
import { textAt, type TextColumn } from './text-column.js';

/** Customers that a text may mean, and what of them it is. */
export interface FoundCustomers {
  readonly by: 'id' | 'name' | 'trait';
  /** Numbers, ascending; never empty. */
  readonly customers: readonly number[];
}

/**
 * Number of the customer whose id, name or personal trait (such as an e-mail address) is `text`, whatever its case;
 * ids go first. Undefined when there is none. O(bytes of the ids and names).
 */
export function findCustomer(log: JourneyLog, text: string): number | undefined {
  const wanted = wantedText(text);
  if (wanted === '') return undefined;
  return (
    findIn(log.customerIds, wanted, 1)[0] ??
    findIn(log.customerNames, wanted, 1)[0] ??
    findByTrait(log, wanted)[0]
  );
}

/** All customers of that id, else of that name, else with such a personal trait: names may be shared. */
export function findCustomers(log: JourneyLog, text: string): FoundCustomers | undefined {
  const wanted = wantedText(text);
  if (wanted === '') return undefined;
  const found: FoundCustomers[] = [
    { by: 'id', customers: findIn(log.customerIds, wanted) },
    { by: 'name', customers: findIn(log.customerNames, wanted) },
    { by: 'trait', customers: findByTrait(log, wanted) },
  ];
  return found.find(({ customers }) => customers.length > 0);
}

/** Customers whose name holds these words, from the start of a word on: `marlow` finds `Studio Marlow`. */
export function findByPartOfName({ customerNames }: JourneyLog, text: string): number[] {
  const wanted = ` ${plainWords(text)}`;
  if (wanted.length < 4) return [];
  return Array.from({ length: customerNames.length }, (_, customer) => customer).filter((customer) =>
    ` ${plainWords(textAt(customerNames, customer))}`.includes(wanted),
  );
}

function wantedText(text: string): string {
  return text.trim().toLowerCase();
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** @param most stops after so many. */
function findIn(column: TextColumn, wanted: string, most = Infinity): number[] {
  const bytes = Buffer.from(wanted);
  const found: number[] = [];
  for (let customer = 0; customer < column.length && found.length < most; customer++) {
    const start = column.starts[customer];
    // Changing the case of a letter outside ASCII may change its length; such texts are compared in full.
    const length = column.starts[customer + 1] - start;
    const maybe =
      length === bytes.length
        ? isSame(column.bytes, start, bytes)
        : isOddlyCased(column.bytes, start, length);
    if (maybe && textAt(column, customer).toLowerCase() === wanted) found.push(customer);
  }
  return found;
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

function findByTrait(log: JourneyLog, wanted: string): number[] {
  const found = new Set<number>();
  for (const trait of log.traits.values()) {
    if (!trait.personal || trait.kind !== 'text') continue;
    const codes = new Set(
      trait.values.flatMap((known, place) => (known.toLowerCase() === wanted ? [place + 1] : [])),
    );
    if (codes.size === 0) continue;
    trait.codes.forEach((code, customer) => {
      if (codes.has(code)) found.add(customer);
    });
  }
  return [...found].sort((a, b) => a - b);
}
