import { beforeAll, expect, test } from 'vitest';
import { checkSentences } from '../../src/ask/ledger.js';
import { narrateDataHealth } from '../../src/ask/narration/narrate-data-health.js';
import { loadJourneyLog } from '../../src/store/load-journey-log.js';
import { silentProgress } from '../../src/progress.js';
import { dataHealth } from '../../tools/data-health.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { describeEachDatabase } from '../support/each-database.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const days = 60;

describeEachDatabase('data_health', (database) => {
  beforeAll(async () => {
    await database().execute(
      `insert into source (name) values ('web'), ('billing'), ('nps');
       insert into activity (name) values ('Viewed'), ('Paid');
       insert into profile (customer_id) select n from generate_series(1, 50) n;
       insert into profile (customer_id) select 7 from generate_series(1, 30);
       insert into identifier (kind, value, profile_id) select 'customer', 'c' || n, n from generate_series(1, 50) n;
       insert into event (at, key, profile_id, activity_id, source_id)
         select timestamptz '2026-08-01 00:10+00' + n * interval '37 minutes', gen_random_uuid(), 1 + n % 50, 1, 1
           from generate_series(1, ${Math.floor((days * 1440) / 37) - 1}) n;
       insert into event (at, key, profile_id, activity_id, source_id)
         select timestamptz '2026-08-01 00:20+00' + n * interval '53 minutes', gen_random_uuid(), 1 + n % 50, 2, 2
           from generate_series(1, ${Math.floor((40 * 1440) / 53)}) n;
       insert into feedback (key, profile_id, source_id, at, text)
         values (gen_random_uuid(), 1, 3, '2026-09-01', 'fine');
       insert into import_run (format, files, mapping, read, stored, duplicates, quarantined)
         values ('csv', '{a.csv}', '{}', 1000, 960, 35, 5);
       insert into quarantine (import_id, file, line, reason, record)
         select 1, 'a.csv', n, case when n < 5 then 'no time' else 'no customer' end, '' from generate_series(1, 5) n;
       insert into identity_conflict (kind, value, profile_id, line) values ('email', 'x@y', 1, 3)`,
    );
  });

  async function run(args: ToolArguments<'data_health'> = {}) {
    const { log } = await loadJourneyLog(database(), { timezone: 'UTC', progress: silentProgress });
    const definitions = { outcomes: { churn: { did: 'Cancelled' } } };
    const dependencies = { ...toolDependencies(log, definitions), database: database() };
    const result = await dataHealth.execute(args, dependencies);
    return { ...result, data: dataHealth.output.parse(result.data), asOf: dependencies.asOf };
  }

  test('freshness of each source, texts too', async () => {
    const { data } = await run();
    expect(
      data.sources.map(({ source, texts, last_seen, since_days, silent }) => [
        source,
        texts,
        last_seen,
        since_days,
        silent,
      ]),
    ).toEqual([
      ['web', 0, '2026-09-29', 0, false],
      ['billing', 0, '2026-09-09', 20, true],
      ['nps', 1, '2026-09-01', 28, false],
    ]);
  });

  test('what is wrong, gravest first, and what became of the records', async () => {
    const { data } = await run();
    expect(data.findings).toMatchObject([
      { kind: 'silent', source: 'billing', from: '2026-09-10', to: '2026-09-30' },
      { kind: 'unseen', activity: 'Cancelled' },
      { kind: 'merged', count: 1, most_profiles: 31, customers: [{ customer: 'c7', profiles: 31 }] },
    ]);
    expect(data.records).toEqual({
      read: 1000,
      duplicates: 35,
      quarantined: 5,
      reasons: [
        { reason: 'no time', records: 4 },
        { reason: 'no customer', records: 1 },
      ],
      merged_customers: 1,
      conflicts: 1,
    });
  });

  test('one source alone', async () => {
    const { data } = await run({ source: 'web' });
    expect(data.sources.map(({ source }) => source)).toEqual(['web']);
    expect(data.findings.map(({ kind }) => kind)).toEqual(['merged']);
    await expect(run({ source: 'bling' })).rejects.toThrow('Did you mean "billing"?');
  });

  test('every sentence of the answer is covered by the result', async () => {
    const { asOf, ...result } = await run();
    const envelope = {
      tool: 'data_health' as const,
      args: {},
      as_of: asOf,
      receipt: 'fp_1',
      ms: 1,
      ...result,
    };
    const words = narrateDataHealth(envelope);
    const all = [...words.headline, ...words.findings, ...words.basis];
    expect(checkSentences(all, envelope, ['Viewed', 'Paid', 'churn']).report.removed).toEqual([]);
    expect(words.headline[0]).toContain('Source `billing` has not been seen since 10 September 2026');
    expect(words.headline[0]).toContain('not tracked is not the same as not done');
  });
});
