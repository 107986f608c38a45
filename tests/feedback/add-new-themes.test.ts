import { beforeAll, expect, test } from 'vitest';
import { listThemes } from '../../src/feedback/store/edit-themes.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { indexFeedback } from '../../src/feedback/store/index-feedback.js';
import { silentProgress } from '../../src/progress.js';
import { describeEachDatabase } from '../support/each-database.js';
import { plantedReviews, writeReviews } from '../support/planted-reviews.js';

const reader = createFeedbackReader();
const [starts, ends] = [
  ['The calendar shows my meetings', 'Calendar appointments are'],
  ['at the wrong hour', 'shifted by two hours', 'on the wrong day', 'an hour late'],
];
/** What nobody wrote of before. */
const outage = starts.flatMap((start) =>
  ends.flatMap((end) =>
    ['', ' since Monday', ' again', ', please fix'].map((tail) => `${start} ${end}${tail}`),
  ),
);

describeEachDatabase('themes that are new', (database) => {
  const themeOfTexts = async () =>
    new Map(
      (
        await database().query<{ text: string; main: number }>(
          `select feedback.text, coalesce(parent_id, theme.id) as main from feedback
             join feedback_mention on feedback_id = feedback.id and main join theme on theme.id = theme_id`,
        )
      ).map(({ text, main }) => [text, main]),
    );

  beforeAll(async () => {
    const texts = plantedReviews.flatMap((text) => [text, `Honestly: ${text}`]);
    await writeReviews(database(), texts, 1);
    await indexFeedback(database(), reader, silentProgress);
  });

  test('more of the same makes none', async () => {
    const before = (await listThemes(database())).length;
    await writeReviews(
      database(),
      plantedReviews.slice(0, 30).map((text) => `Sorry to say: ${text}`),
      1000,
    );
    await indexFeedback(database(), reader, silentProgress);
    expect(await listThemes(database())).toHaveLength(before);
  });

  test('what is like no theme becomes one, and nothing else moves', async () => {
    const before = await themeOfTexts();
    const mains = new Set((await listThemes(database())).filter(({ isMain }) => isMain).map(({ id }) => id));
    await writeReviews(database(), outage, 2000);
    await indexFeedback(database(), reader, silentProgress);
    const after = await themeOfTexts();
    for (const [text, main] of before) expect(after.get(text)).toBe(main);
    const fresh = (await listThemes(database())).filter(({ id, isMain }) => isMain && !mains.has(id));
    expect(fresh.map(({ texts }) => texts)).toEqual([outage.length]);
    expect(fresh[0].name).toMatch(/calendar/);
    expect(new Set(outage.map((text) => after.get(text)))).toEqual(new Set([fresh[0].id]));
  });

  test('texts that another model reads are held against no themes of the former one', async () => {
    const german = starts.flatMap((_, start) =>
      ends.flatMap((_, end) =>
        ['Der Kalender', 'Mein Termin'].map(
          (word) => `${word} ist nicht ${start} und auch die Zeit ist nicht ${end}`,
        ),
      ),
    );
    await writeReviews(database(), [...german, ...german.map((text) => `${text}, das ist so`)], 3000);
    await indexFeedback(database(), reader, silentProgress);
    const other = {
      ...reader,
      embedder: {
        ...reader.embedder,
        name: 'other',
        reads: 'any' as const,
        embed: async (texts: readonly string[]) =>
          (await reader.embedder.embed(texts)).map((vector) => Float32Array.of(...vector, ...vector)),
      },
    };
    await indexFeedback(database(), other, silentProgress);
    const [{ unread }] = await database().query<{ unread: number }>(
      'select count(*) filter (where not themed)::int as unread from feedback_reading',
    );
    expect(unread).toBe(0);
  });
});
