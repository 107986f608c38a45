import type { Database } from '../../src/store/database.js';

/** A database that notes every COPY out of it. */
export function countingDatabase(database: Database): { database: Database; selects: string[] } {
  const selects: string[] = [];
  const counting = (inner: Database): Database => ({
    kind: inner.kind,
    query: (sql, values) => inner.query(sql, values),
    execute: (sql) => inner.execute(sql),
    transaction: (work) => inner.transaction((transaction) => work(counting(transaction))),
    copyIn: (table, options, chunks) => inner.copyIn(table, options, chunks),
    copyOut(select) {
      selects.push(select.replace(/\s+/g, ' '));
      return inner.copyOut(select);
    },
    close: () => inner.close(),
  });
  return { database: counting(database), selects };
}
