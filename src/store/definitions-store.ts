import { FootpathError } from '../errors.js';
import {
  definitionEntries,
  type DefinitionEntry,
  type DefinitionKind,
} from '../journeys/definition-entries.js';
import type { Definitions } from '../journeys/definitions.js';
import { canonicalJson } from './canonical-json.js';
import type { Database } from './database.js';

export interface DefinitionVersion {
  readonly version: number;
  readonly body: unknown;
  readonly createdAt: Date;
  /** When it was taken out of the file or replaced; null while it holds. */
  readonly retiredAt: Date | null;
}

interface LatestVersion extends DefinitionEntry {
  readonly version: number;
  readonly retired: boolean;
}

/**
 * Keeps a version of every definition. One that has not changed keeps its version, one that has gets the next, and one
 * that is gone is retired.
 *
 * @returns the version of each by kind and name, such as `journey trial`.
 */
export function syncDefinitions(
  database: Database,
  definitions: Definitions,
): Promise<ReadonlyMap<string, number>> {
  return database.transaction(async (transaction) => {
    // Two processes that start together must not both add version 4.
    await transaction.query('lock table definition in share row exclusive mode');
    const latest = new Map((await readLatest(transaction)).map((known) => [keyOf(known), known]));
    const versions = new Map<string, number>();
    for (const entry of definitionEntries(definitions)) {
      const known = latest.get(keyOf(entry));
      const isSame = known !== undefined && canonicalJson(known.body) === canonicalJson(entry.body);
      versions.set(keyOf(entry), isSame ? known.version : (known?.version ?? 0) + 1);
      if (!isSame) await add(transaction, entry, (known?.version ?? 0) + 1);
      else if (known.retired) await setRetired(transaction, known, false);
      if (known && !isSame) await setRetired(transaction, known, true);
    }
    for (const [key, known] of latest) {
      if (!versions.has(key) && !known.retired) await setRetired(transaction, known, true);
    }
    return versions;
  });
}

/**
 * What a version of a definition was, such as `trial@3`.
 * @throws FootpathError `not_found`.
 */
export async function readVersion(
  database: Database,
  kind: DefinitionKind,
  name: string,
  version: number,
): Promise<unknown> {
  const [row] = await database.query<{ body: unknown }>(
    'select body from definition where kind = $1 and name = $2 and version = $3',
    [kind, name, version],
  );
  if (!row) throw new FootpathError('not_found', `There is no version ${version} of the ${kind} "${name}".`);
  return row.body;
}

/** All versions of a definition, first to last. */
export function readHistory(
  database: Database,
  kind: DefinitionKind,
  name: string,
): Promise<DefinitionVersion[]> {
  return database.query<DefinitionVersion>(
    `select version, body, created_at as "createdAt", retired_at as "retiredAt"
       from definition where kind = $1 and name = $2 order by version`,
    [kind, name],
  );
}

function keyOf({ kind, name }: Pick<DefinitionEntry, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

function readLatest(database: Database): Promise<LatestVersion[]> {
  return database.query<LatestVersion>(
    `select distinct on (kind, name) kind, name, version, body, retired_at is not null as retired
       from definition order by kind, name, version desc`,
  );
}

async function add(
  database: Database,
  { kind, name, body }: DefinitionEntry,
  version: number,
): Promise<void> {
  await database.query('insert into definition (kind, name, version, body) values ($1, $2, $3, $4::jsonb)', [
    kind,
    name,
    version,
    canonicalJson(body),
  ]);
}

async function setRetired(
  database: Database,
  { kind, name, version }: LatestVersion,
  retired: boolean,
): Promise<void> {
  await database.query(
    `update definition set retired_at = case when $4 then now() end
      where kind = $1 and name = $2 and version = $3`,
    [kind, name, version, retired],
  );
}
