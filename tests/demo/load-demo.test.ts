import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCompany } from '../../src/demo/company.js';
import { loadDemo, type LoadedExport } from '../../src/demo/load-demo.js';
import { packageFile } from '../../src/package-root.js';
import { describeEachDatabase } from '../support/each-database.js';

const size = { seed: 5, customers: 500 };
const members = createCompany(size);

describeEachDatabase('loading Harbor', (database) => {
  let folder: string;
  let loaded: LoadedExport[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'footpath-workspace-'));
    loaded = await loadDemo(database(), { folder, ...size });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('stores every good record, and puts every malformed one into quarantine', () => {
    for (const { path, records, resent, malformed, summary } of loaded) {
      expect({ path, read: summary.read, quarantined: summary.quarantined }).toEqual({
        path,
        read: records + resent + malformed,
        quarantined: malformed,
      });
      expect(summary.stored + summary.duplicates).toBe(records + resent);
      if (basename(path) !== 'crm-contacts.csv') expect(summary.duplicates).toBe(resent);
    }
  });

  test('joins visitors to the customers they became: as many customers as there are', () => {
    expect(loaded[loaded.length - 1].summary.customers).toBe(size.customers);
  });

  test('holds every happening and every text of the stories', async () => {
    const counts = await database().query<{ name: string; events: string }>(
      'select name, count(*) as events from event join activity on activity.id = activity_id group by name',
    );
    const stored = new Map(counts.map(({ name, events }) => [name, Number(events)]));
    for (const activity of ['Viewed Docs', 'Created Invoice', 'Deal Won', 'Ticket Reopened', 'Cancelled']) {
      const told = members
        .flatMap(({ story }) => story.happenings)
        .filter((happened) => happened.activity === activity);
      expect(stored.get(activity)).toBe(told.length);
    }
    const [{ texts }] = await database().query<{ texts: string }>(
      "select count(*) as texts from feedback where text <> ''",
    );
    expect(Number(texts)).toBe(
      members.flatMap((member) => member.texts).filter((text) => text !== undefined).length,
    );
  });

  test('gives customers their ids and traits', async () => {
    const member = members.find(({ story }) => story.account?.paying);
    const traits = await database().query<{ name: string; value: string }>(
      `select trait.name, trait_value.value from identifier
       join profile own on own.id = identifier.profile_id join profile on profile.customer_id = own.customer_id
       join trait_value on trait_value.profile_id = profile.id join trait on trait.id = trait_id
       where kind = 'customer' and identifier.value = $1`,
      [member?.id ?? ''],
    );
    const { size: companySize, device, channel, country, industry } = member?.story.customer ?? {};
    expect(traits).toEqual(
      expect.arrayContaining([
        { name: 'company_size', value: companySize },
        { name: 'device', value: device },
        { name: 'channel', value: channel },
        { name: 'country', value: country },
        { name: 'industry', value: industry },
        { name: 'name', value: member?.identity?.company },
      ]),
    );
  });

  test('loaded again, stores no event twice and leaves a changed footpath.yaml alone', async () => {
    const definitions = join(folder, 'footpath.yaml');
    expect(readFileSync(definitions, 'utf8')).toBe(
      readFileSync(packageFile('src', 'demo', 'footpath.yaml'), 'utf8'),
    );
    writeFileSync(definitions, 'timezone: UTC\n');
    const count = async () => (await database().query('select count(*) as events from event'))[0];
    const before = await count();
    await loadDemo(database(), { folder, ...size });
    expect(await count()).toEqual(before);
    expect(readFileSync(definitions, 'utf8')).toBe('timezone: UTC\n');
  });
});
