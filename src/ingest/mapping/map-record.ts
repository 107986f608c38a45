import type { Identifier } from '../customers/identifier.js';
import { isEmail, longestIdentifier, readIdentifier } from '../customers/identifier.js';
import { isBroken, type Piece, type RawRecord } from '../reading/raw-record.js';
import type { BoundColumn, BoundEvent, BoundMapping } from './bind-mapping.js';
import type { BadRecord, MappedEvent, MappedRecord, MappedTrait } from './mapped-record.js';
import { readNumber } from './read-number.js';
import type { ReadingRules } from './reading-rules.js';
import { readTime } from './read-time.js';
import { eventLabel, type RecordKey, type RecordKeys } from './record-key.js';
import { sameTexts } from './same-texts.js';
import { zoneClock } from './zone-clock.js';

/** Microseconds since 1970 that still fit 32 bits of seconds. */
const lastTime = 2 ** 32 * 1e6;

/** Why a record is bad; thrown inside the mapper alone. */
class BadValue extends Error {}

/**
 * Makes the function that understands the records of one file. It gives undefined for records that the mapping
 * leaves out.
 */
export function recordMapper(
  mapping: BoundMapping,
  rules: ReadingRules,
  keys: RecordKeys,
): (piece: Piece, occurrence?: number) => MappedRecord | BadRecord | undefined {
  const toUtc = zoneClock(rules.timezone);
  const same = sameTexts();
  const labels = mapping.events.map((event) => eventLabel(event.constant));

  function timeOf(column: BoundColumn, optional: boolean, record: RawRecord): number | undefined {
    const text = column.read(record.cells);
    if (isBlank(text)) {
      if (optional) return undefined;
      throw new BadValue(`no time: column ${column.name} is empty`);
    }
    const time = readTime(text, rules, toUtc);
    if (Number.isNaN(time))
      throw new BadValue(`the time ${quoted(text)} (column ${column.name}) can't be read`);
    if (time > 0 && time < lastTime) return time;
    throw new BadValue(`the time ${quoted(text)} (column ${column.name}) is outside 1970 to 2106`);
  }

  function eventsOf(record: RawRecord): MappedEvent[] {
    const events: MappedEvent[] = [];
    for (const [index, event] of mapping.events.entries()) {
      const at = timeOf(event.time, event.optional, record);
      if (at === undefined) continue;
      events.push({
        label: labels[index],
        activity: same(activityOf(event, record)),
        at,
        value: numberOf(event.value, record, rules),
        text: event.text?.read(record.cells) || undefined,
        rating: numberOf(event.rating, record, rules),
      });
    }
    return events;
  }

  function mapped(record: RawRecord, key: string): MappedRecord {
    refuseControls(record, mapping.wanted);
    const events = eventsOf(record);
    const traits = traitsOf(mapping, record);
    if (events.length === 0 && traits.length === 0) throw new BadValue(nothingIn(mapping));
    return {
      key,
      line: record.line,
      source: typeof mapping.source === 'string' ? mapping.source : sourceOf(mapping.source, record),
      identifiers: identifiersOf(mapping, record),
      events,
      traits,
      since: (mapping.time && traits.length > 0 && timeOf(mapping.time, true, record)) || 0,
    };
  }

  function leftOut(record: RawRecord): boolean {
    return mapping.events.some(
      (event) => event.only && !event.only.has(event.activity?.read(record.cells) ?? ''),
    );
  }

  function named(record: RawRecord, occurrence: number | undefined): RecordKey {
    const id = mapping.id?.read(record.cells);
    return id ? keys.byId(id) : keys.byContent(record.content(), occurrence);
  }

  return (piece, occurrence) => {
    if (isBroken(piece)) return { ...keys.byContent(piece.text, occurrence), cut: false, ...piece };
    if (leftOut(piece)) return undefined;
    const name = named(piece, occurrence);
    try {
      return mapped(piece, name.key);
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      return { ...name, line: piece.line, text: piece.text, cut: false, reason: error.message };
    }
  };
}

function numberOf(
  column: BoundColumn | undefined,
  record: RawRecord,
  rules: ReadingRules,
): number | undefined {
  const text = column?.read(record.cells) ?? '';
  if (!column || isBlank(text)) return undefined;
  const value = readNumber(text, rules.decimalComma);
  if (Number.isNaN(value)) throw new BadValue(`${quoted(text)} (column ${column.name}) is not a number`);
  return value;
}

const longestName = 500;

function activityOf(event: BoundEvent, record: RawRecord): string {
  if (!event.activity) return event.constant ?? '';
  const text = event.activity.read(record.cells);
  if (text === '') throw new BadValue(`no activity: column ${event.activity.name} is empty`);
  if (text.length > longestName) {
    throw new BadValue(
      `the activity (column ${event.activity.name}) is longer than ${longestName} characters`,
    );
  }
  return event.names.get(text) ?? text;
}

function sourceOf(column: BoundColumn, record: RawRecord): string {
  const text = column.read(record.cells).toLowerCase();
  if (text === '') throw new BadValue(`no source: column ${column.name} is empty`);
  if (text.length <= longestName) return text;
  throw new BadValue(`the source (column ${column.name}) is longer than ${longestName} characters`);
}

function identifiersOf(mapping: BoundMapping, record: RawRecord): Identifier[] {
  const { identifiers } = mapping;
  const found: Identifier[] = [];
  for (const { kind, name, read } of identifiers) {
    const text = read(record.cells);
    if (text.length > longestIdentifier) {
      throw new BadValue(`the ${kind} id (column ${name}) is longer than ${longestIdentifier} characters`);
    }
    const value = readIdentifier(kind, text, identifiers.length === 1);
    if (value !== undefined) found.push({ kind, value });
  }
  const [{ kind, value } = { kind: '', value: '' }] = found;
  // A customer who goes by the e-mail address is met under it elsewhere.
  if (kind === 'customer' && isEmail(value) && !found.some((other) => other.kind === 'email')) {
    found.splice(1, 0, { kind: 'email', value });
  }
  if (found.length > 0) return found;
  const seen = identifiers.map(({ name, read }) => `${name} is ${quoted(read(record.cells)) || 'empty'}`);
  throw new BadValue(`no customer: ${seen.join(', ')}`);
}

function traitsOf(mapping: BoundMapping, record: RawRecord): MappedTrait[] {
  const traits: MappedTrait[] = [];
  for (const { name, read } of mapping.traits) {
    const value = read(record.cells);
    if (value !== '' && value !== '\\N' && value !== 'NULL') traits.push({ name, value });
  }
  return traits;
}

function nothingIn({ events, traits }: BoundMapping): string {
  const columns = [...events.map(({ time }) => time.name), ...traits.map(({ name }) => name)];
  return `nothing to load: ${columns.join(', ')} ${columns.length === 1 ? 'is' : 'are all'} empty`;
}

/** What databases and spreadsheets write for a missing number or date. */
const blank = /^(|null|\\n|nan|nat|none|n\/?a|-)$/i;

function isBlank(text: string): boolean {
  return text === '' || (text.length <= 4 && blank.test(text));
}

/** Control characters but tab and line ends, and halves of surrogate pairs: PostgreSQL can't hold all of them. */

const unfit = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u2400]|\p{Cs}/u;

const perhapsUnfit = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u2400]|\\u(?:00[01]|[dD])/;

function refuseControls(record: RawRecord, columns: readonly string[]): void {
  if (!perhapsUnfit.test(record.text)) return;
  const place = record.cells.findIndex((cell) => unfit.test(cell));
  if (place >= 0) throw new BadValue(`a control character stands in column ${columns[place]}`);
}

function quoted(text: string): string {
  return text && `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
