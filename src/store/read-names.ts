import type { JourneyLog } from '../journeys/journey-log.js';
import type { Database } from './database.js';

/** Names that events and trait values refer to, each list in order of its id: new ones come last. */
export interface Names {
  readonly activities: NameList;
  readonly sources: NameList;
  readonly traits: readonly { readonly id: number; readonly name: string; readonly personal: boolean }[];
}

export interface NameList {
  readonly names: readonly string[];
  /** Place in `names` of each id. */
  readonly codes: Uint16Array;
}

export async function readNames(database: Database): Promise<Names> {
  const list = async (table: string) =>
    listNames(
      await database.query<{ id: number; name: string }>(`select id, name from ${table} order by id`),
    );
  return {
    activities: await list('activity'),
    sources: await list('source'),
    traits: await database.query<{ id: number; name: string; personal: boolean }>(
      'select id, name, personal from trait order by id',
    ),
  };
}

function listNames(rows: readonly { id: number; name: string }[]): NameList {
  const codes = new Uint16Array((rows.at(-1)?.id ?? 0) + 1);
  rows.forEach(({ id }, code) => (codes[id] = code));
  return { names: rows.map(({ name }) => name), codes };
}

/** Whether a log was read with the same names. */
export function hasNames(log: JourneyLog, { activities, sources, traits }: Names): boolean {
  return (
    log.activityNames.length === activities.names.length &&
    log.sources.length === sources.names.length &&
    traits.every(({ name, personal }) => log.traits.get(name)?.personal === personal)
  );
}
