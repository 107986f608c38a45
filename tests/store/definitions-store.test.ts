import { expect, test } from 'vitest';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import { readHistory, readVersion, syncDefinitions } from '../../src/store/definitions-store.js';
import { describeEachDatabase } from '../support/each-database.js';

const written = (definitions: unknown) => definitionsSchema.parse(definitions);
const trial = { stages: ['Viewed Home', 'Signed Up'] };
const longer = { stages: ['Viewed Home', 'Signed Up', 'Subscribed'] };

describeEachDatabase('versions of definitions', (database) => {
  test('stay as long as nothing changes, and rise when something does', async () => {
    const first = written({
      journeys: { trial },
      outcomes: { conversion: { did: 'Subscribed' } },
      terms: { paying: [{ did: 'Subscribed', at_least: 2 }] },
      aliases: { home: 'Viewed Home' },
      actions: { 'Offered Demo': 'actionable' },
      changes: [{ name: 'new home', at: '2026-08-03' }],
    });
    const versions = await syncDefinitions(database(), first);
    expect([...versions].sort()).toEqual([
      ['action Offered Demo', 1],
      ['alias home', 1],
      ['change new home', 1],
      ['journey trial', 1],
      ['outcome conversion', 1],
      ['term paying', 1],
    ]);
    // The order of keys says nothing.
    const reordered = { ...first, terms: { paying: [{ at_least: 2, did: 'Subscribed' }] } };
    expect(await syncDefinitions(database(), reordered)).toEqual(versions);

    const changed = await syncDefinitions(database(), {
      ...first,
      ...written({ journeys: { trial: longer } }),
    });
    expect([...changed]).toEqual([['journey trial', 2]]);
    expect(await readVersion(database(), 'journey', 'trial', 1)).toEqual(
      written({ journeys: { trial } }).journeys.trial,
    );
    expect(await readVersion(database(), 'alias', 'home', 1)).toBe('Viewed Home');
    await expect(readVersion(database(), 'journey', 'trial', 3)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('what is gone is retired, and holds again when it comes back as it was', async () => {
    const retired = async () =>
      (await readHistory(database(), 'journey', 'round')).map(({ version, retiredAt }) => [
        version,
        retiredAt !== null,
      ]);
    await syncDefinitions(database(), written({ journeys: { round: trial } }));
    await syncDefinitions(database(), written({}));
    expect(await retired()).toEqual([[1, true]]);
    await syncDefinitions(database(), written({ journeys: { round: trial } }));
    expect(await retired()).toEqual([[1, false]]);
    await syncDefinitions(database(), written({ journeys: { round: longer } }));
    await syncDefinitions(database(), written({ journeys: { round: trial } }));
    expect(await retired()).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
  });

  test('are counted once when several processes start together', async () => {
    const definitions = written({ journeys: { together: trial } });
    const all = await Promise.all(Array.from({ length: 6 }, () => syncDefinitions(database(), definitions)));
    expect(all.map((versions) => versions.get('journey together'))).toEqual([1, 1, 1, 1, 1, 1]);
    expect(await readHistory(database(), 'journey', 'together')).toHaveLength(1);
  });
});
