/** A value that a statement can bind. */
export type SqlValue = string | number | bigint | boolean | Date | null | readonly SqlValue[] | Uint8Array;

/**
 * The one small port over PGlite and PostgreSQL. SQL is that of PostgreSQL 15; values are always bound ($1 …).
 */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  /** Runs one statement. Row fields are as node-postgres gives them: bigint as text, timestamptz as Date. */
  query<Row extends object>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** Runs several statements without values, such as a migration. */
  execute(sql: string): Promise<void>;
  /** Everything inside happens, or nothing. Nested calls join the outer one. */
  transaction<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  /** `COPY … FROM STDIN`; the statement's options say the format. */
  copyIn(table: string, options: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** `COPY (select) TO STDOUT (FORMAT binary)`, as chunks of any size. */
  copyOut(select: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}
