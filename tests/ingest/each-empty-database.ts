import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import { importFile } from '../../src/ingest/import-file.js';
import type { ImportSummary } from '../../src/ingest/import-summary.js';
import { checkMapping, type MappingInput } from '../../src/ingest/mapping/mapping.js';
import type { Database } from '../../src/store/database.js';
import { describeEachDatabase } from '../support/each-database.js';

export interface ImportBench {
  readonly database: () => Database;
  /** Writes a file and gives its path. */
  readonly write: (content: string | readonly string[], name?: string) => string;
  /** Loads a file of this content, by default with the columns `customer`, `time` and `activity`. */
  readonly load: (
    content: string | readonly string[],
    mapping?: MappingInput,
    options?: { readonly dedupe?: boolean; readonly name?: string },
  ) => Promise<ImportSummary>;
  /** Every event as `customer activity time value`, in the order of arrival. */
  readonly events: () => Promise<string[]>;
}

const standard = { customer: 'customer', time: 'time', activity: 'activity' };

/** Runs the same tests on both engines, each test on empty tables. */
export function describeImports(name: string, tests: (bench: ImportBench) => void): void {
  describeEachDatabase(name, (database) => {
    const folder = mkdtempSync(join(tmpdir(), 'footpath-import-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    beforeEach(() =>
      database().execute(
        `truncate source, activity, trait, profile, identifier, import_run, merge, event, trait_value, feedback,
                  quarantine, identity_conflict restart identity cascade`,
      ),
    );
    const write = (content: string | readonly string[], file = 'events.csv') => {
      writeFileSync(join(folder, file), typeof content === 'string' ? content : `${content.join('\n')}\n`);
      return join(folder, file);
    };
    tests({
      database,
      write,
      load: (content, mapping = standard, { dedupe, name: file } = {}) =>
        importFile(database(), write(content, file), checkMapping(mapping, 'test'), { dedupe }),
      async events() {
        const rows = await database().query<{
          customer: string;
          activity: string;
          at: Date;
          value: number | null;
        }>(
          `select e.at, e.value, a.name as activity,
                  (select i.value from profile same join identifier i on i.profile_id = same.id
                   where same.customer_id = p.customer_id and i.kind = 'customer') as customer
           from event e join profile p on p.id = e.profile_id join activity a on a.id = e.activity_id
           order by e.seq`,
        );
        return rows.map(({ customer, activity, at, value }) =>
          [customer ?? '?', activity, at.toISOString().slice(0, 19), value ?? ''].join(' ').trim(),
        );
      },
    });
  });
}
