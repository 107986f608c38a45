import type { Database } from '../store/database.js';

/** A record that was set aside. */
export interface QuarantinedRecord {
  readonly file: string;
  readonly line: number;
  /** What is wrong with it, in words. */
  readonly reason: string;
  readonly record: string;
}

const pageSize = 1000;

/** All records that were set aside and haven't been loaded since, oldest import first. */
export async function* listQuarantine(database: Database): AsyncGenerator<QuarantinedRecord> {
  let after = 0;
  for (;;) {
    const rows = await database.query<QuarantinedRecord & { id: number; line: string }>(
      'select id, file, line, reason, record from quarantine where id > $1 order by id limit $2',
      [after, pageSize],
    );
    for (const { file, line, reason, record } of rows) yield { file, line: Number(line), reason, record };
    if (rows.length < pageSize) return;
    after = rows[rows.length - 1].id;
  }
}
