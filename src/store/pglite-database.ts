import { PGlite, types, type Transaction } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { Database, SqlValue } from './database.js';

const asText = (value: string) => value;
/** As node-postgres: bigint and date stay text. */
const parsers = { [types.INT8]: asText, [types.DATE]: asText };

export const pgliteOptions = { parsers, extensions: { vector } };

/** Opens the embedded database in `folder`, or one in memory. The caller holds the workspace's lock. */
export async function openPglite(folder?: string): Promise<Database> {
  return pgliteDatabase(await PGlite.create({ dataDir: folder, ...pgliteOptions }));
}

export function pgliteDatabase(pglite: PGlite): Database {
  return {
    ...statements(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(joined(transaction))),
    close: () => pglite.close(),
  };
}

/** A transaction seen as a database: a transaction inside it is the same one. */
function joined(transaction: Transaction): Database {
  const database: Database = {
    ...statements(transaction),
    transaction: (work) => work(database),
    close: () => Promise.resolve(),
  };
  return database;
}

function statements(runner: Pick<PGlite, 'query' | 'exec'>): Omit<Database, 'transaction' | 'close'> {
  return {
    kind: 'pglite',
    async query<Row extends object>(sql: string, values: readonly SqlValue[] = []) {
      return (await runner.query<Row>(sql, [...values])).rows;
    },
    async execute(sql) {
      await runner.exec(sql);
    },
    async copyIn(table, options, chunks) {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      const blob = new Blob(parts.map((part) => Buffer.from(part)));
      await runner.query(`copy ${table} from '/dev/blob' with (${options})`, [], { blob });
    },
    async *copyOut(select) {
      const { blob } = await runner.query(`copy (${select}) to '/dev/blob' with (format binary)`);
      if (blob) yield* blob.stream();
    },
  };
}
