import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { silentProgress } from '../../src/progress.js';
import { loadJourneyLog, refreshJourneyLog } from '../../src/store/load-journey-log.js';
import { describeEachDatabase } from '../support/each-database.js';
import { expectedLog } from '../support/expected-log.js';
import { plainLog, plainLogAsOf } from '../support/plain-log.js';
import { applyChanges, clear, moments, randomChange } from '../support/random-records.js';

const options = { timezone: 'UTC', progress: silentProgress };

describeEachDatabase('the journey log', (database) => {
  test('holds what the tables hold, loaded at once or grown batch by batch, now and as of then', async () => {
    const batches = fc.array(fc.array(randomChange, { minLength: 1, maxLength: 20 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        await clear(database());
        let grown = await loadJourneyLog(database(), options);
        for (const batch of all) {
          await applyChanges(database(), batch);
          grown = await refreshJourneyLog(grown, database(), options);
          const fresh = await loadJourneyLog(database(), options);
          expect(grown).toEqual(fresh);
          const plain = plainLog(fresh.log);
          expect(plain).toEqual(await expectedLog(database()));
          for (const until of moments) {
            expect(plainLog(logAsOf(fresh.log, until))).toEqual(plainLogAsOf(plain, until));
          }
        }
      }),
      { numRuns: 25, seed: 1, endOnFailure: false },
    );
  });
});
