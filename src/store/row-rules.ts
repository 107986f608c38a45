import { readFile } from 'node:fs/promises';
import { FootpathError } from '../errors.js';
import { packageFile } from '../package-root.js';
import type { Database } from './database.js';

/** Customers whose trait has one of these values now. */
export interface RowRule {
  readonly trait: string;
  readonly values: readonly string[];
}

/** The rules of each class of readers; all of a class hold. */
export type RowRules = ReadonlyMap<string, readonly RowRule[]>;

/** Any number of our own: two instances that start together set the rules one after the other. */
const rulesLock = 7_302_642;

/**
 * Has the database enforce rules, in place of those before.
 * @throws FootpathError `bad_setting` for a trait that is not in the data, or when the account may not make the role.
 */
export async function enforceRowRules(database: Database, rules: RowRules): Promise<void> {
  const script = await readFile(packageFile('db', 'policies', 'row-rules.sql'), 'utf8');
  await database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [rulesLock]);
    await refuseUnknownTraits(transaction, rules);
    await transaction.query('delete from row_rule');
    for (const [reader, own] of rules) {
      for (const { trait, values } of own) {
        await transaction.query('insert into row_rule (reader, trait, values) values ($1, $2, $3)', [
          reader,
          trait,
          values,
        ]);
      }
    }
    await transaction.execute(script).catch((cause: unknown) => {
      throw new FootpathError(
        'bad_setting',
        'The rows rules of access.yaml need a read-only role in PostgreSQL, which this account may not make. As an administrator run: create role footpath_reader nologin; grant footpath_reader to <this account>.',
        { cause },
      );
    });
    // PGlite hands a COPY over as a file of its own memory.
    if (transaction.kind === 'pglite')
      await transaction.execute('grant pg_write_server_files to footpath_reader');
  });
}

async function refuseUnknownTraits(database: Database, rules: RowRules): Promise<void> {
  const known = new Set(
    (await database.query<{ name: string }>('select name from trait')).map(({ name }) => name),
  );
  const unknown = [...rules.values()].flat().filter(({ trait }) => !known.has(trait));
  if (unknown.length === 0) return;
  const names = unknown.map(({ trait }) => trait).join(', ');
  throw new FootpathError(
    'bad_setting',
    `access.yaml has rules on traits that are not in the data: ${names}.`,
  );
}

/** Names of classes of readers; they stand in SQL. */
export const readerName = /^[\w -]{1,60}$/;

/**
 * The database as a class of readers sees it: every statement runs as the read-only role, under its policies. What would
 * write fails.
 */
export function readerDatabase(database: Database, reader: string): Database {
  if (!readerName.test(reader)) throw new Error('not the name of a reader');
  const asReader = <Result>(work: (transaction: Database) => Promise<Result>): Promise<Result> =>
    database.transaction(async (transaction) => {
      // Neither takes a snapshot, so that the work may still choose how isolated it is.
      await transaction.execute(`set local role footpath_reader; set local footpath.reader = '${reader}'`);
      return work(transaction);
    });
  const refused = () =>
    Promise.reject(new FootpathError('not_permitted', 'A reader with row rules can’t write.'));
  return {
    kind: database.kind,
    query: (sql, values) => asReader((transaction) => transaction.query(sql, values)),
    execute: refused,
    transaction: asReader,
    copyIn: refused,
    async *copyOut(select) {
      const chunks = await asReader(async (transaction) => {
        const all: Uint8Array[] = [];
        for await (const chunk of transaction.copyOut(select)) all.push(chunk);
        return all;
      });
      yield* chunks;
    },
    close: () => Promise.resolve(),
  };
}
