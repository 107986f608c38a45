import { expect, test } from 'vitest';
import { buildCatalog } from '../../src/ask/build-catalog.js';
import { differingFigures } from '../../src/ask/differing-figures.js';
import { replay } from '../../src/ask/replay.js';
import { runTool } from '../../src/ask/run-tool.js';
import type { WorkspaceView } from '../../src/ask/workspace-view.js';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import { startOfDay } from '../../src/journeys/calendar.js';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { silentProgress } from '../../src/progress.js';
import { syncDefinitions } from '../../src/store/definitions-store.js';
import { loadJourneyLog } from '../../src/store/load-journey-log.js';
import { describeEachDatabase } from '../support/each-database.js';
import { applyChanges, type Change } from '../support/random-records.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const event = (profile: number, activity: string, day: number): Change => ({
  do: 'event',
  profile,
  micros: Date.UTC(2026, 0, day, 12) * 1000,
  activity,
  source: 'website',
  value: null,
});

const trial = (days: number) => ({
  journeys: { trial: { stages: ['Signed Up', 'Paid'], within_days: days } },
});

describeEachDatabase('an answer computed again', (database) => {
  let definitions: unknown = trial(3);

  async function view(asOf = '2026-01-10'): Promise<WorkspaceView> {
    const loaded = await loadJourneyLog(database(), { timezone: 'UTC', progress: silentProgress });
    const log = logAsOf(loaded.log, startOfDay(asOf, 'UTC') + 86_400);
    const versions = await syncDefinitions(database(), definitionsSchema.parse(definitions));
    const dependencies = { ...toolDependencies(log, definitions), database: database(), versions };
    const catalog = buildCatalog(log, dependencies.definitions, new Map());
    return { ...dependencies, catalog, isCustomer: () => false };
  }
  const ask = async () => (await runTool('drop_offs', { journey: 'trial' }, await view())).receipt;
  const explained = async (receipt: string) => (await replay(receipt, view)).differences.join(' ');

  test('is the same while nothing changed, and when only later days did', async () => {
    await applyChanges(database(), [
      event(0, 'Signed Up', 1),
      event(1, 'Signed Up', 2),
      event(1, 'Paid', 3),
      event(2, 'Signed Up', 5),
    ]);
    const receipt = await ask();
    await applyChanges(database(), [event(0, 'Paid', 20)]);
    expect(await replay(receipt, view)).toMatchObject({ same: true, differences: [], figures: [] });
  });

  test('names what came in late', async () => {
    const receipt = await ask();
    await applyChanges(database(), [event(0, 'Paid', 3), event(2, 'Paid', 6), event(2, 'Paid', 25)]);
    const again = await replay(receipt, view);
    expect(again.same).toBe(false);
    expect(again.differences).toEqual([
      'Late data: 2 events until 10 January 2026 came in since: 2 Paid of 2 customers from website (3 January 2026 to 6 January 2026).',
    ]);
    expect(again.figures).toContainEqual({
      about: ['data', 'steps', 'Paid', 'customers'],
      before: '1',
      after: '3',
    });
  });

  test('names a definition that changed, what it was and what it is', async () => {
    const receipt = await ask();
    definitions = trial(1);
    const words = await explained(receipt);
    expect(words).toBe(
      'The definition changed: trial@1 was Signed Up → Paid within 3 days; trial@2 is Signed Up → Paid within 1 day.',
    );
    definitions = trial(3);
    expect(await explained(receipt)).not.toContain('The definition changed');
    definitions = { journeys: { other: { stages: ['Signed Up', 'Paid'] } } };
    await expect(replay(receipt, view)).rejects.toThrow(
      /can't be computed again: There is no journey "trial".* It rested on trial@1/,
    );
    definitions = trial(1);
  });

  test('names customers that were merged, and traits that were learnt', async () => {
    const receipt = await ask();
    const [kept, merged] = await database().query<{ id: number }>(
      'select id from profile order by id limit 2',
    );
    await database().query(
      `insert into merge (kept_profile_id, merged_profile_id, moved_profile_ids, evidence) values ($1, $2, array[$2::integer], '{}')`,
      [kept.id, merged.id],
    );
    await database().query('update profile set customer_id = $1 where id = $2', [kept.id, merged.id]);
    await applyChanges(database(), [
      { do: 'trait', profile: 2, trait: 'plan', micros: Date.UTC(2026, 0, 4) * 1000, value: 'team' },
    ]);
    const words = await explained(receipt);
    expect(words).toContain('Merged: 1 customer was found to be the same as another one.');
    expect(words).toContain('Traits were learnt or corrected: plan of 1 customer.');
  });

  test('says so where changes can not be followed', async () => {
    const receipt = await ask();
    await database().query(
      `delete from event where activity_id = (select id from activity where name = 'Paid')`,
    );
    expect(await explained(receipt)).toContain('deleted or renamed');
  });
});

test('figures are matched by the names of what they are about', () => {
  const before = {
    steps: [
      { name: 'a', lost: 1 },
      { name: 'b', lost: 2 },
    ],
    worst: { from: 'a' },
  };
  const after = {
    steps: [
      { name: 'b', lost: 3 },
      { name: 'c', lost: 1 },
    ],
    worst: null,
  };
  expect(differingFigures(before, after)).toEqual([
    { about: ['steps'], before: 'a', after: 'nothing' },
    { about: ['steps', 'b', 'lost'], before: '2', after: '3' },
    { about: ['steps'], before: 'nothing', after: 'c' },
    { about: ['worst'], before: '{"from":"a"}', after: 'nothing' },
  ]);
  expect(differingFigures(before, before)).toEqual([]);
});
