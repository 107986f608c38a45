import type { Database } from '../../store/database.js';
import type { IdentifierCache } from '../customers/identifier-cache.js';
import { resolveCustomers } from '../customers/resolve-customers.js';
import { countRun, type ImportCounts } from '../import-run.js';
import { isBad, isGood, type BadRecord, type MappedRecord } from '../mapping/mapped-record.js';
import { keyAsUuid } from '../mapping/record-key.js';
import { EventRows } from './event-rows.js';
import type { Names } from './names.js';
import { quarantine, releaseFromQuarantine } from './quarantine-records.js';
import { storeEvents } from './store-events.js';
import { storeFeedback, type FeedbackRow } from './store-feedback.js';
import { storeTraits, type TraitSighting } from './store-traits.js';

/** What the batches of one import share. */
export interface ImportContext {
  readonly importId: number;
  readonly cache: IdentifierCache;
  readonly names: Names;
}

/** Any number of our own: imports into one database take turns, batch by batch. */
const importLock = 7_302_642;

/** Stores a batch of one file's records: all of it or nothing. */
export function writeBatch(
  database: Database,
  context: ImportContext,
  file: string,
  batch: readonly (MappedRecord | BadRecord)[],
): Promise<ImportCounts> {
  return database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [importLock]);
    const bad = batch.filter(isBad);
    const good = batch.filter(isGood);
    const { stored, merged } = await storeRecords(transaction, context, good);
    await releaseFromQuarantine(transaction, good);
    await quarantine(transaction, context.importId, file, bad);
    const counts = {
      read: batch.length,
      stored,
      duplicates: good.length - stored,
      quarantined: bad.length,
      merged,
    };
    await countRun(transaction, context.importId, counts);
    return counts;
  });
}

async function storeRecords(
  transaction: Database,
  { importId, cache, names }: ImportContext,
  records: readonly MappedRecord[],
): Promise<{ stored: number; merged: number }> {
  if (records.length === 0) return { stored: 0, merged: 0 };
  await names.learn(transaction, records);
  const { profiles, newcomers, merged } = await resolveCustomers(transaction, records, cache, importId);
  const events = new EventRows(records.reduce((sum, record) => sum + record.events.length, 0));
  const feedback: FeedbackRow[] = [];
  const sightings: TraitSighting[] = [];
  for (const [index, record] of records.entries()) {
    const profile = profiles[index];
    const source = names.source(record.source);
    for (const event of record.events) {
      events.add(record.key, event, profile, names.activity(event.activity), source);
      const { at, text, rating } = event;
      if (text === undefined && rating === undefined) continue;
      feedback.push({
        uuid: keyAsUuid(record.key, event.label),
        at,
        profile,
        source,
        text: text ?? '',
        rating,
      });
    }
    for (const { name, value } of record.traits) {
      sightings.push({ record: index, profile, trait: names.trait(name), at: record.since, value });
    }
  }
  const withNewEvents = await storeEvents(transaction, events, events.count > records.length);
  await storeFeedback(transaction, feedback);
  const withNewTraits = await storeTraits(transaction, sightings);
  const newWithoutEvents = records.filter(
    ({ events: none }, index) => none.length === 0 && (newcomers.has(index) || withNewTraits.has(index)),
  );
  return { stored: withNewEvents + newWithoutEvents.length, merged };
}
