import { expect, test } from 'vitest';
import { journeyTexts } from '../../tools/journey-texts.js';
import { describeEachDatabase } from '../support/each-database.js';
import { smallLog } from '../support/small-log.js';

const at = Date.UTC(2026, 9, 1) / 1000;
const log = smallLog([{ customer: 'ann', activity: 'a', time: at }], { until: at + 86_400 });

describeEachDatabase('texts kept with the log', (database) => {
  test('are read once, and again as soon as anything about them was written', async () => {
    await database().execute(`
      insert into source (name) values ('reviews');
      insert into profile (customer_id) values (1);
      insert into feedback (key, profile_id, source_id, at, text)
        select gen_random_uuid(), profile.id, source.id, to_timestamp(${at}), 'Slow' from profile, source;
      insert into theme (name, terms) values ('speed', array['slow'])`);
    const read = async () =>
      (await journeyTexts(database(), log)).map(({ feeling, theme }) => [feeling, theme]);
    const first = await journeyTexts(database(), log);
    expect(await journeyTexts(database(), log)).toBe(first);
    expect(await read()).toEqual([[null, null]]);
    await database().execute(
      `insert into feedback_reading (feedback_id, language, sentiment) select id, 'en', -1 from feedback`,
    );
    expect(await read()).toEqual([[-1, null]]);
    await database().execute(
      `insert into feedback_mention (feedback_id, theme_id, main, sentiment, closeness)
         select feedback.id, theme.id, true, 0, 1 from feedback, theme`,
    );
    const [{ id }] = await database().query<{ id: number }>('select id from theme');
    expect(await read()).toEqual([[-1, id]]);
    await database().execute('update feedback_reading set sentiment = 1');
    expect(await read()).toEqual([[1, id]]);
    await database()
      .transaction(async (transaction) => {
        await transaction.execute('delete from feedback');
        throw new Error('given up');
      })
      .catch(() => undefined);
    expect(await read()).toEqual([[1, id]]);
    await database().execute('delete from feedback');
    expect(await read()).toEqual([]);
  });
});
