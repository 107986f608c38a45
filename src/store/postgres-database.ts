import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Database, SqlValue } from './database.js';
import { FootpathError } from '../errors.js';

const dateType = 1082;

/**
 * Connects to a PostgreSQL server.
 * @throws FootpathError `unavailable` when it does not answer.
 */
export async function openPostgres(url: string): Promise<Database> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(dateType, (value) => value);
  const pool = new pg.Pool({ connectionString: url, max: 8, types });
  // An idle connection that breaks must not end the process; the next statement opens a new one.
  pool.on('error', () => {});
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FootpathError(
      'unavailable',
      `PostgreSQL at ${withoutPassword(url)} does not answer (${reason}). Check DATABASE_URL and that the server runs.`,
      { cause },
    );
  }
  const borrow: Borrow = async () => {
    const client = await pool.connect();
    return { client, giveBack: (broken) => client.release(broken) };
  };
  return {
    ...statements(borrow),
    transaction: (work) =>
      withClient(borrow, async (client) => {
        await client.query('begin');
        try {
          const result = await work(joined(client));
          await client.query('commit');
          return result;
        } catch (error) {
          // Over a broken connection nothing can be rolled back, and the first error is the one to report.
          await client.query('rollback').catch(() => {});
          throw error;
        }
      }),
    close: () => pool.end(),
  };
}

function withoutPassword(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed ? `${parsed.host}${parsed.pathname}` : 'the given address';
}

/** A connection for one statement: of the pool, or the transaction's own. */
type Borrow = () => Promise<{ client: pg.ClientBase; giveBack: (broken?: Error) => void }>;

async function withClient<Result>(
  borrow: Borrow,
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const { client, giveBack } = await borrow();
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    broken = brokenBy(error);
    throw error;
  } finally {
    giveBack(broken);
  }
}

/** The server's own errors leave a connection in order; after any other it is not given to the next one. */
function brokenBy(error: unknown): Error | undefined {
  return error instanceof Error && !(error instanceof pg.DatabaseError) ? error : undefined;
}

/** A transaction's connection seen as a database: a transaction inside it is the same one. */
function joined(client: pg.ClientBase): Database {
  const database: Database = {
    ...statements(() => Promise.resolve({ client, giveBack() {} })),
    transaction: (work) => work(database),
    close: () => Promise.resolve(),
  };
  return database;
}

function statements(borrow: Borrow): Omit<Database, 'transaction' | 'close'> {
  return {
    kind: 'postgres',
    query: <Row extends object>(sql: string, values: readonly SqlValue[] = []) =>
      withClient(borrow, async (client) => (await client.query<Row>(sql, [...values])).rows),
    execute: (sql) =>
      withClient(borrow, async (client) => {
        await client.query(sql);
      }),
    copyIn: (table, options, chunks) =>
      withClient(borrow, (client) =>
        pipeline(chunks, client.query(copyFrom(`copy ${table} from stdin with (${options})`))),
      ),
    async *copyOut(select) {
      const { client, giveBack } = await borrow();
      const stream = client.query(copyTo(`copy (${select}) to stdout with (format binary)`));
      const chunks: AsyncIterator<unknown> = stream[Symbol.asyncIterator]();
      let next: IteratorResult<unknown> | undefined;
      let broken: Error | undefined;
      try {
        try {
          for (next = await chunks.next(); !next.done; next = await chunks.next()) yield asBytes(next.value);
        } finally {
          // A reader that left early: the server still sends, and the connection is only free once all has come.
          while (next && !next.done) next = await chunks.next();
        }
      } catch (error) {
        broken = brokenBy(error);
        throw error;
      } finally {
        giveBack(broken);
      }
    },
  };
}

function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError('a COPY stream gave something that is not bytes');
}
