import { gather } from './gather.js';
import { isNumberTrait, numberOf } from './number-text.js';
import type { Trait, TraitHistory } from './trait.js';
import type { SortedTraitRows } from './trait-rows.js';

export interface TraitDescription {
  readonly name: string;
  readonly personal: boolean;
  readonly customerCount: number;
}

/** What is known of a trait so far. */
export interface FormerTrait {
  readonly trait: Trait;
  /** Its values, for the customers of whom nothing is new, by their new numbers. */
  readonly timeline: TraitHistory;
}

/** Makes a trait of all its values: a number trait where `isNumberTrait` finds that they are, else a text trait. */
export function buildTrait(description: TraitDescription, rows: SortedTraitRows): Trait {
  return traitOfTexts(description, rows, [], noTimeline);
}

/**
 * The same trait with other values for some customers.
 *
 * @returns undefined when a number trait has to become a text trait: then `buildTrait` needs all its values.
 */
export function growTrait(
  description: TraitDescription,
  rows: SortedTraitRows,
  { trait, timeline }: FormerTrait,
): Trait | undefined {
  if (trait.kind === 'text') return traitOfTexts(description, rows, trait.values, timeline);
  if (!rows.texts.every((text) => text === '' || numberOf(text) !== undefined)) return undefined;
  const values = Float64Array.from(rows.texts, (text) => numberOf(text) ?? NaN);
  const joined = joinTimelines(timeline, { ...rows, values });
  const known = joined.values.filter((value) => !Number.isNaN(value));
  return isNumberTrait(known) ? numberTrait(description, joined) : undefined;
}

const noTimeline: TraitHistory = {
  customers: new Uint32Array(),
  since: new Uint32Array(),
  values: new Float64Array(),
};

function traitOfTexts(
  description: TraitDescription,
  rows: SortedTraitRows,
  formerTexts: readonly string[],
  timeline: TraitHistory,
): Trait {
  const texts = [...formerTexts];
  const codes = new Map(texts.map((text, index) => [text, index + 1]));
  const values = Float64Array.from(rows.texts, (text) => {
    if (text === '') return 0;
    const code = codes.get(text) ?? texts.push(text);
    codes.set(text, code);
    return code;
  });
  const joined = joinTimelines(timeline, { ...rows, values });
  const used = renumber(joined.values, texts);
  const numbers = used.map(numberOf).filter((number) => number !== undefined);
  if (numbers.length === used.length && isNumberTrait(numbers)) {
    const amounts = joined.values.map((code) => (code === 0 ? NaN : numbers[code - 1]));
    return numberTrait(description, { ...joined, values: amounts });
  }
  const { name, personal, customerCount } = description;
  const { current, history } = settle(joined, customerCount, 0);
  return { kind: 'text', name, personal, codes: new Uint32Array(current), values: used, history };
}

function numberTrait({ name, personal, customerCount }: TraitDescription, timeline: TraitHistory): Trait {
  const { current, history } = settle(timeline, customerCount, NaN);
  return { kind: 'number', name, personal, numbers: current, history };
}

/** Two timelines of different customers as one, by customer. */
function joinTimelines(a: TraitHistory, b: TraitHistory): TraitHistory {
  const length = a.customers.length + b.customers.length;
  const joined = {
    customers: new Uint32Array(length),
    since: new Uint32Array(length),
    values: new Float64Array(length),
  };
  let nextOfA = 0;
  let nextOfB = 0;
  for (let row = 0; row < length; row++) {
    const takeA =
      nextOfB === b.customers.length ||
      (nextOfA < a.customers.length && a.customers[nextOfA] < b.customers[nextOfB]);
    const from = takeA ? a : b;
    const place = takeA ? nextOfA++ : nextOfB++;
    joined.customers[row] = from.customers[place];
    joined.since[row] = from.since[place];
    joined.values[row] = from.values[place];
  }
  return joined;
}

/** Numbers the texts anew, in order of first use and without the unused ones. Changes `codes`. */
function renumber(codes: Float64Array, texts: readonly string[]): string[] {
  const used: string[] = [];
  const newCodes = new Uint32Array(texts.length + 1);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row];
    if (code === 0) continue;
    if (newCodes[code] === 0) newCodes[code] = used.push(texts[code - 1]);
    codes[row] = newCodes[code];
  }
  return used;
}

/**
 * The value that each customer has now, and the history of those for whom there is something to look back on. A value
 * that is said again changes nothing.
 */
function settle(
  { customers, since, values }: TraitHistory,
  customerCount: number,
  unknown: number,
): { current: Float64Array; history: TraitHistory } {
  const current = new Float64Array(customerCount).fill(unknown);
  const rows: number[] = [];
  for (let start = 0; start < customers.length;) {
    const customer = customers[start];
    const first = rows.length;
    let row = start;
    for (; customers[row] === customer; row++) {
      if (Object.is(values[row], current[customer])) continue;
      current[customer] = values[row];
      rows.push(row);
    }
    if (rows.length === first + 1 && since[rows[first]] === 0) rows.pop();
    start = row;
  }
  const history = {
    customers: gather(new Uint32Array(rows.length), customers, rows),
    since: gather(new Uint32Array(rows.length), since, rows),
    values: gather(new Float64Array(rows.length), values, rows),
  };
  return { current, history };
}
