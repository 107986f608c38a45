import { FootpathError } from '../../errors.js';
import type { Database } from '../../store/database.js';
import type { MappedRecord } from '../mapping/mapped-record.js';

/** More than that is no list of names: a column with page addresses, messages or ids was taken for one. */
const most = { source: 1000, activity: 5000, trait: 2000 };
type Table = keyof typeof most;

/** Ids of the sources, activities and traits, which are few enough to remember. */
export class Names {
  private readonly sources = new Map<string, number>();
  private readonly activities = new Map<string, number>();
  private readonly traits = new Map<string, number>();
  private readonly personal: ReadonlySet<string>;

  /** @param personal traits that name a person. */
  constructor(personal: ReadonlySet<string>) {
    this.personal = personal;
  }

  source(name: string): number {
    return known(this.sources, name);
  }

  activity(name: string): number {
    return known(this.activities, name);
  }

  trait(name: string): number {
    return known(this.traits, name);
  }

  /**
   * Finds or makes the ids of all names in the records.
   * @throws FootpathError `bad_input` when there would be too many.
   */
  async learn(transaction: Database, records: readonly MappedRecord[]): Promise<void> {
    const [sources, activities, traits] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (const record of records) {
      if (!this.sources.has(record.source)) sources.add(record.source);
      for (const { activity } of record.events) if (!this.activities.has(activity)) activities.add(activity);
      for (const { name } of record.traits) if (!this.traits.has(name)) traits.add(name);
    }
    await learn(transaction, 'source', this.sources, sources);
    await learn(transaction, 'activity', this.activities, activities);
    await learn(transaction, 'trait', this.traits, traits);
    const personal = [...traits].filter((name) => this.personal.has(name));
    if (personal.length === 0) return;
    await transaction.query('update trait set personal = true where name = any ($1) and not personal', [
      personal,
    ]);
  }
}

async function learn(
  transaction: Database,
  table: Table,
  ids: Map<string, number>,
  names: ReadonlySet<string>,
): Promise<void> {
  if (names.size === 0) return;
  await transaction.query(
    `insert into ${table} (name) select unnest($1::text[]) on conflict (name) do nothing`,
    [[...names]],
  );
  const [{ count }] = await transaction.query<{ count: number }>(
    `select count(*)::integer as count from ${table}`,
  );
  if (count > most[table]) throw tooMany(table, names);
  const rows = await transaction.query<{ id: number; name: string }>(
    `select id, name from ${table} where name = any ($1)`,
    [[...names]],
  );
  for (const { id, name } of rows) ids.set(name, id);
}

const plurals = { source: 'sources', activity: 'activities', trait: 'traits' };

function tooMany(table: Table, latest: ReadonlySet<string>): FootpathError {
  return new FootpathError(
    'bad_input',
    `There would be over ${most[table].toLocaleString('en')} different ${plurals[table]}, such as ` +
      `${[...latest].slice(-2).join(' and ')}: map another column to ${table}.`,
  );
}

function known(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`${name} was not learned`);
  return id;
}
