import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guessMapping } from '../../src/ingest/guessing/guess-mapping.js';
import { runImport } from '../../src/ingest/import-file.js';
import { planImport, sampleOf } from '../../src/ingest/import-plan.js';
import { checkMapping, parseMappingLines, type MappingInput } from '../../src/ingest/mapping/mapping.js';
import { isBroken } from '../../src/ingest/reading/raw-record.js';
import { openRecordFile } from '../../src/ingest/reading/record-file.js';
import type { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { openPglite } from '../../src/store/pglite-database.js';
import { openPostgres } from '../../src/store/postgres-database.js';
import { createPostgresDatabase, postgresSocket } from '../support/each-database.js';

const data = '../shared/data';

/** Counts are those of `../shared/data/README.md` and of the sets' own notes. */
describe.skipIf(!existsSync(data))('public data loads whole', () => {
  let database: Database;
  beforeAll(async () => {
    database = postgresSocket ? await openPostgres(await createPostgresDatabase()) : await openPglite();
    await migrate(database);
  });
  afterAll(() => database.close());

  /** Loads a file with guessed columns, as the command does without a mapping. */
  async function loadGuessed(path: string, source: string, given: MappingInput = {}) {
    const file = await openRecordFile(`${data}/${path}`, 'csv');
    const sample = await sampleOf(file, file.columns, 1);
    const records = sample.flatMap((piece) => (isBroken(piece) ? [] : [piece]));
    const columns = file.columns.map((name, place) => ({
      name,
      texts: records.map(({ cells }) => cells[place].trim()),
    }));
    const { mapping, missing } = guessMapping(columns, { source, ...given });
    expect(missing).toEqual([]);
    return runImport(database, await planImport([file], checkMapping(mapping, path)));
  }

  async function loadMapped(path: string, mapping: string) {
    const file = await openRecordFile(`${data}/${path}`, 'csv');
    const yaml = readFileSync(`docs/mappings/${mapping}`, 'utf8');
    return runImport(
      database,
      await planImport([file], checkMapping(parseMappingLines(yaml, mapping), mapping)),
    );
  }

  async function stored(...sources: string[]) {
    const [counts] = await database.query(
      `select count(*)::integer as events, count(distinct customer_id)::integer as customers,
              count(distinct activity_id)::integer as activities, round(sum(value)::numeric, 2)::float8 as value
       from event join profile on profile.id = profile_id
       where source_id in (select id from source where name = any ($1))`,
      [sources],
    );
    return counts;
  }

  test('sepsis: semicolons, milliseconds, and a case called NA', async () => {
    expect(await loadGuessed('sepsis/sepsis_bupar.csv', 'sepsis')).toMatchObject({
      read: 15_214,
      stored: 15_214,
    });
    expect(await stored('sepsis')).toMatchObject({ events: 15_214, customers: 1050, activities: 16 });
    const [na] = await database.query("select kind from identifier where value = 'NA'");
    expect(na).toEqual({ kind: 'customer' });
  });

  test('helpdesk: 127 equal rows stay', async () => {
    expect(await loadGuessed('helpdesk/Helpdesk.csv', 'helpdesk')).toMatchObject({
      stored: 21_348,
      duplicates: 0,
    });
    expect(await stored('helpdesk')).toMatchObject({ events: 21_348, customers: 4580, activities: 14 });
    expect(await loadGuessed('helpdesk/Helpdesk.csv', 'helpdesk')).toMatchObject({
      stored: 0,
      duplicates: 21_348,
    });
  });

  test('retentioneering: shop events', async () => {
    await loadGuessed('retentioneering_ecom/ecom.csv', 'shop');
    expect(await stored('shop')).toMatchObject({ events: 31_106, customers: 600 });
  });

  test('oulad: packed events, and a table of students whose key is three columns', async () => {
    await loadGuessed('oulad/oulad_events.csv.gz', 'courses');
    const students = { customer: '{code_module}-{code_presentation}-{id_student}' };
    expect(await loadGuessed('oulad/student.csv.gz', 'students', students)).toMatchObject({
      read: 32_593,
      stored: 32_593,
      quarantined: 0,
    });
    expect(await stored('courses')).toMatchObject({ events: 237_060, customers: 32_593 });
    expect(
      await database.query(
        `select value, count(*)::integer as customers from trait_value join trait on trait.id = trait_id
         where name = 'final_result' group by value order by customers desc`,
      ),
    ).toEqual([
      { value: 'Pass', customers: 12_361 },
      { value: 'Withdrawn', customers: 10_156 },
      { value: 'Fail', customers: 7052 },
      { value: 'Distinction', customers: 3024 },
    ]);
  });

  test('cdnow: columns between blanks, dates without separators', async () => {
    await loadGuessed('cdnow/CDNOW_master.txt', 'cdnow', { activity: { constant: 'Purchased' } });
    expect(await stored('cdnow')).toEqual({
      events: 69_659,
      customers: 23_570,
      activities: 1,
      value: 2_500_315.63,
    });
  });

  test('telco: a table of customers', async () => {
    expect(await loadGuessed('telco_ibm/Telco-Customer-Churn.csv', 'telco')).toMatchObject({
      read: 7043,
      stored: 7043,
    });
    expect(
      await database.query(
        `select name, count(*)::integer as customers, count(*) filter (where value = 'Yes')::integer as yes
         from trait_value join trait on trait.id = trait_id where name in ('Churn', 'TotalCharges') group by name order by name`,
      ),
    ).toEqual([
      { name: 'Churn', customers: 7043, yes: 1869 },
      { name: 'TotalCharges', customers: 7043 - 11, yes: 0 },
    ]);
  });

  test('ravenstack: five tables of 500 accounts, feature usage tied to them by the subscription', async () => {
    const folder = 'ravenstack_saas/ravenstack_';
    expect(await loadMapped(`${folder}accounts.csv`, 'ravenstack-accounts.yaml')).toMatchObject({
      stored: 500,
    });
    expect(await loadMapped(`${folder}feature_usage.csv`, 'ravenstack-feature-usage.yaml')).toMatchObject({
      stored: 25_000,
    });
    expect(await loadMapped(`${folder}subscriptions.csv`, 'ravenstack-subscriptions.yaml')).toMatchObject({
      stored: 5000,
    });
    expect(await loadMapped(`${folder}supports_ticket.csv`, 'ravenstack-support-tickets.yaml')).toMatchObject(
      { stored: 2000 },
    );
    expect(await loadMapped(`${folder}churn_events.csv`, 'ravenstack-churn-events.yaml')).toMatchObject({
      stored: 600,
    });
    expect(await stored('crm', 'billing', 'support', 'product')).toMatchObject({
      customers: 500,
      events: 500 + 25_000 + 5000 + 486 + 4000 + 600,
    });
    expect(await stored('product')).toMatchObject({ events: 25_000 });
  });
});
