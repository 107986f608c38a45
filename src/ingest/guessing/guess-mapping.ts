import { isEmail } from '../customers/identifier.js';
import type { MappingInput } from '../mapping/mapping.js';
import { readNumber } from '../mapping/read-number.js';
import { readTime } from '../mapping/read-time.js';
import { TimeEvidence } from '../mapping/time-evidence.js';
import { WantedColumns } from '../mapping/wanted-columns.js';
import type { ColumnSample } from './column-sample.js';
import type { GuessedField } from './column-names.js';
import { bestColumn } from './best-column.js';
import { filledShare } from './filled-share.js';
import { guessFeedback } from './guess-feedback.js';
import { guessTraits } from './guess-traits.js';

export interface GuessedMapping {
  /** What was given, filled up with what was guessed. */
  readonly mapping: MappingInput;
  /** What was guessed, a field and a column each. */
  readonly guessed: readonly (readonly [field: string, column: string])[];
  /** What an import needs and could not be guessed. */
  readonly missing: readonly ('customer' | 'time' | 'activity')[];
}

/**
 * Guesses what the columns of a file are, from common names (web analytics, CRM, event logs) and from what the
 * columns hold: dates must look like dates.
 * @param given what is known already, and is not guessed.
 */
export function guessMapping(columns: readonly ColumnSample[], given: MappingInput): GuessedMapping {
  const guessed: [string, string][] = [];
  const take = (field: string, column: string | undefined) => {
    if (column !== undefined) guessed.push([field, column]);
    return column;
  };
  const used = new Set(givenColumns(given));
  const free = columns.filter(({ name }) => !used.has(name));
  const best = (field: GuessedField, fits: (texts: readonly string[]) => boolean) =>
    bestColumn(free, field, fits);

  const mapping: MappingInput = { ...given };
  if (given.customer === undefined && !given.identifiers) {
    mapping.customer = take('customer', best('customer', isFilled));
    const email = take(
      'email',
      best('email', areEmails) ?? (mapping.customer === undefined ? onlyEmailColumn(free) : undefined),
    );
    const anonymous = take(
      'anonymous',
      best('anonymous', (texts) => texts.some(isText)),
    );
    if (email ?? anonymous)
      mapping.identifiers = { ...(email && { email }), ...(anonymous && { anonymous }) };
  }
  const customers = textsOf(columns, mapping.customer);
  const activityColumn =
    given.activity || given.activities
      ? undefined
      : (best('activity', looksLikeActivities) ??
        (comeAgain(customers) ? best('status', looksLikeActivities) : undefined));
  const feedback = given.text === undefined && !given.activities ? guessFeedback(free) : undefined;
  const aboutCustomers = !activityColumn && isTableOfCustomers(free, mapping, customers);
  if (!aboutCustomers && !given.activities) {
    mapping.time ??= take('time', best('time', (texts) => timeShare(texts) >= 0.5) ?? onlyTimeColumn(free));
    if (activityColumn) mapping.activity = take('activity', activityColumn);
    else if (feedback && mapping.activity === undefined && mapping.time !== undefined) {
      mapping.activity = { constant: feedback.activity };
      take('activity', `"${feedback.activity}"`);
    }
    if (mapping.activity) {
      if (feedback) mapping.text = take('text', feedback.text);
      if (feedback?.rating !== undefined) mapping.rating ??= take('rating', feedback.rating);
      const isAllFeedback = typeof mapping.activity === 'object' && 'constant' in mapping.activity;
      if (isAllFeedback && feedback?.source !== undefined && given.source === undefined) {
        mapping.source = feedback.source;
        take('source', typeof feedback.source === 'string' ? `"${feedback.source}"` : feedback.source.column);
      }
      const others = free.filter(({ name }) => name !== mapping.rating);
      mapping.value ??= take(
        'value',
        bestColumn(others, 'value', (texts) => amountShare(texts) >= 0.5),
      );
    }
  }
  if (given.traits === undefined) {
    const taken = new Set(givenColumns(mapping));
    const rest = columns.filter(({ name }) => !taken.has(name));
    mapping.traits = aboutCustomers ? rest.map(({ name }) => name) : guessTraits(rest, customers);
    for (const trait of mapping.traits) if (typeof trait === 'string') guessed.push(['trait', trait]);
  }
  return { mapping, guessed, missing: missingFields(mapping, aboutCustomers) };
}

function missingFields(mapping: MappingInput, aboutCustomers: boolean): ('customer' | 'time' | 'activity')[] {
  const missing: ('customer' | 'time' | 'activity')[] = [];
  if (mapping.customer === undefined && !mapping.identifiers) missing.push('customer');
  if (aboutCustomers || mapping.activities) return missing;
  if (mapping.time === undefined) missing.push('time');
  if (mapping.activity === undefined) missing.push('activity');
  return missing;
}

/** One row a customer, and neither times nor activities: all it holds are traits. */
function isTableOfCustomers(
  columns: readonly ColumnSample[],
  mapping: MappingInput,
  customers: readonly string[],
): boolean {
  if (mapping.time !== undefined || mapping.activity || mapping.activities) return false;
  if (mapping.traits !== undefined) return true;
  if (columns.some(({ texts }) => timeShare(texts) > 0.9)) return false;
  const named = customers.filter(isText);
  return named.length > 0 && new Set(named).size === named.length;
}

/** What each record has in a column, or in several put together; nothing where there is no such column. */
function textsOf(columns: readonly ColumnSample[], column: string | undefined): string[] {
  if (column === undefined) return [];
  const wanted = new WantedColumns(
    columns.map(({ name }) => name),
    false,
  );
  const read = wanted.reader(column);
  if (wanted.missing.length > 0) return [];
  const parts = wanted.names.map((name) => columns.find((sample) => sample.name === name)?.texts ?? []);
  return parts[0].map((_, record) => read(parts.map((texts) => texts[record])));
}

/** Where no name tells: the one column whose texts are written as dates. */
function onlyTimeColumn(columns: readonly ColumnSample[]): string | undefined {
  const dated = columns.filter(
    ({ texts }) => timeShare(texts) > 0.9 && filledShare(texts, (text) => /\D/.test(text)) > 0.9,
  );
  return dated.length === 1 ? dated[0].name : undefined;
}

/** Where no name tells: the one column of addresses, such as `Requester email`. */
function onlyEmailColumn(columns: readonly ColumnSample[]): string | undefined {
  const addresses = columns.filter(({ texts }) => areEmails(texts));
  return addresses.length === 1 ? addresses[0].name : undefined;
}

function areEmails(texts: readonly string[]): boolean {
  return filledShare(texts, isEmail) > 0.9;
}

function timeShare(texts: readonly string[]): number {
  const evidence = new TimeEvidence();
  for (const text of texts) evidence.add(text);
  const rules = evidence.rules();
  return filledShare(texts, (text) => !Number.isNaN(readTime(text, rules, (wallClock) => wallClock)));
}

function amountShare(texts: readonly string[]): number {
  return filledShare(texts, (text) => !Number.isNaN(readNumber(text, text.includes(','))));
}

const mostGuessedActivities = 1000;

function looksLikeActivities(texts: readonly string[]): boolean {
  const filled = texts.filter(isText);
  const distinct = new Set(filled).size;
  return (
    isFilled(texts) &&
    distinct <= mostGuessedActivities &&
    (distinct <= filled.length / 2 || filled.length < 100)
  );
}

/** A status is something that happened where records are its changes; in a table of customers it is a trait. */
function comeAgain(customers: readonly string[]): boolean {
  const named = customers.filter(isText);
  return new Set(named).size < 0.8 * named.length;
}

function isFilled(texts: readonly string[]): boolean {
  return texts.filter(isText).length > texts.length / 2;
}

function isText(text: string): boolean {
  return text !== '';
}

function givenColumns(mapping: MappingInput): string[] {
  const { customer, identifiers, time, activity, value, id, text, rating, source } = mapping;
  const column = typeof activity === 'object' && 'column' in activity ? activity.column : activity;
  const ofSources = typeof source === 'object' ? source.column : undefined;
  return [
    customer,
    time,
    column,
    value,
    id,
    text,
    rating,
    ofSources,
    ...Object.values(identifiers ?? {}),
  ].filter((name) => typeof name === 'string');
}
