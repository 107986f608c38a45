import { InvalidArgumentError, Option } from 'commander';
import type { MappingInput } from '../ingest/mapping/mapping.js';

/** The flags that stand for the lines of a mapping file. */
export interface MappingFlags {
  readonly source?: string;
  readonly customer?: string;
  readonly identifier?: Readonly<Record<string, string>>;
  readonly time?: string;
  readonly activity?: string;
  readonly activityName?: string;
  readonly value?: string;
  readonly id?: string;
  readonly traits?: readonly string[];
  readonly personal?: readonly string[];
  readonly text?: string;
  readonly rating?: string;
  readonly timezone?: string;
  readonly dateOrder?: 'day-first' | 'month-first';
}

export function mappingOptions(): Option[] {
  return [
    new Option('--source <name>', 'where the records come from, such as website'),
    new Option('--customer <column>', "the customer's id; a path in JSON; {a}-{b} puts columns together"),
    new Option(
      '--identifier <kind=column>',
      'one more identifier: email=…, anonymous=…, user=… (repeatable)',
    ).argParser(readIdentifierFlag),
    new Option('--time <column>', 'when it happened'),
    new Option('--activity <column>', 'what happened'),
    new Option('--activity-name <name>', 'what happened, the same for all records').conflicts('activity'),
    new Option('--value <column>', 'an amount'),
    new Option('--id <column>', "the record's own id"),
    new Option('--traits <columns>', 'what describes the customer, separated by commas').argParser(readList),
    new Option('--personal <traits>', 'traits that name a person').argParser(readList),
    new Option('--text <column>', 'what the customer wrote'),
    new Option('--rating <column>', 'the rating the customer gave'),
    new Option('--timezone <zone>', 'of times without a zone, such as Europe/Amsterdam'),
    new Option('--date-order <order>', 'how 03/04/2026 is meant').choices(['day-first', 'month-first']),
  ];
}

/** The lines of a mapping that the flags stand for. */
export function mappingFromFlags(flags: MappingFlags): MappingInput {
  const { source, customer, identifier, time, value, id, traits, personal, text, rating, timezone } = flags;
  const activity = flags.activityName === undefined ? flags.activity : { constant: flags.activityName };
  const lines = {
    source,
    customer,
    identifiers: identifier && { ...identifier },
    time,
    activity,
    value,
    id,
    traits: traits && [...traits],
    personal: personal && [...personal],
    text,
    rating,
    timezone,
    date_order: flags.dateOrder,
  };
  return Object.fromEntries(Object.entries(lines).filter(([, line]) => line !== undefined));
}

function readIdentifierFlag(flag: string, earlier: Record<string, string> = {}): Record<string, string> {
  const [kind, column] = [flag.slice(0, flag.indexOf('=')), flag.slice(flag.indexOf('=') + 1)];
  if (!flag.includes('=') || kind === '' || column === '') {
    throw new InvalidArgumentError('Write it as kind=column, such as email=Email.');
  }
  return { ...earlier, [kind]: column };
}

function readList(flag: string): string[] {
  return flag
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
