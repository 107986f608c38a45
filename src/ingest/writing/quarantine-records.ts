import type { Database } from '../../store/database.js';
import { keyAsUuid } from '../mapping/record-key.js';
import type { BadRecord, MappedRecord } from '../mapping/mapped-record.js';

/** Sets bad records aside. One that is there already, from this or an earlier import, stays one. */
export async function quarantine(
  transaction: Database,
  importId: number,
  file: string,
  records: readonly BadRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const byKey = [...new Map(records.map((record) => [record.key, record])).values()];
  await transaction.query(
    `insert into quarantine (import_id, file, line, reason, record, key, occurrence, cut)
     select $1, $2, * from unnest($3::bigint[], $4::text[], $5::text[], $6::uuid[], $7::integer[], $8::boolean[])
     on conflict (key) do update
     set import_id = excluded.import_id, file = excluded.file, line = excluded.line, reason = excluded.reason`,
    [
      importId,
      file,
      byKey.map(({ line }) => line),
      byKey.map(({ reason }) => storable(reason)),
      byKey.map(({ text }) => storable(text)),
      byKey.map(({ key }) => keyAsUuid(key)),
      byKey.map(({ occurrence }) => occurrence),
      byKey.map(({ cut, text }) => cut || storable(text) !== text),
    ],
  );
}

/** Takes records off the list that load now. */
export async function releaseFromQuarantine(
  transaction: Database,
  records: readonly MappedRecord[],
): Promise<void> {
  const [{ any }] = await transaction.query<{ any: boolean }>(
    'select exists (select from quarantine) as any',
  );
  if (!any || records.length === 0) return;
  await transaction.query('delete from quarantine where key = any ($1::uuid[])', [
    records.map(({ key }) => keyAsUuid(key)),
  ]);
}

/** PostgreSQL holds no NUL and no half of a surrogate pair. */
function storable(text: string): string {
  return text.replaceAll('\0', '\u2400').replace(/\p{Cs}/gu, '\ufffd');
}
