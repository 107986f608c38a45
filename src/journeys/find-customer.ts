import type { JourneyLog } from './journey-log.js';
import { textAt, type TextColumn } from './text-column.js';
import { TextIndex } from './text-index.js';

/** Customers that a text may mean, and what of them it is. */
export interface FoundCustomers {
  readonly by: 'id' | 'name' | 'trait';
  /** Numbers, ascending; never empty. */
  readonly customers: readonly number[];
}

/**
 * Number of the customer whose id, name or personal trait (such as an e-mail address) is `text`, whatever its case;
 * ids go first. Undefined when there is none. The first look in a log makes an index of its ids and names.
 */
export function findCustomer(log: JourneyLog, text: string): number | undefined {
  const wanted = wantedText(text);
  if (wanted === '') return undefined;
  return (
    findIn(log.customerIds, wanted)[0] ?? findIn(log.customerNames, wanted)[0] ?? findByTrait(log, wanted)[0]
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

const indexes = new WeakMap<TextColumn | readonly string[], TextIndex>();

function indexOf(texts: TextColumn | readonly string[]): TextIndex {
  const known = indexes.get(texts);
  if (known) return known;
  const textOf = 'bytes' in texts ? (place: number) => textAt(texts, place) : (place: number) => texts[place];
  const index = new TextIndex(texts.length, textOf);
  indexes.set(texts, index);
  return index;
}

function findIn(column: TextColumn, wanted: string): number[] {
  return indexOf(column).find(wanted);
}

function findByTrait(log: JourneyLog, wanted: string): number[] {
  const found = new Set<number>();
  for (const trait of log.traits.values()) {
    if (!trait.personal || trait.kind !== 'text') continue;
    const codes = new Set(
      indexOf(trait.values)
        .find(wanted)
        .map((place) => place + 1),
    );
    if (codes.size === 0) continue;
    trait.codes.forEach((code, customer) => {
      if (codes.has(code)) found.add(customer);
    });
  }
  return [...found].sort((a, b) => a - b);
}
