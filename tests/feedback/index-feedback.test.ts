import { beforeAll, expect, test } from 'vitest';
import {
  renameTheme,
  listThemes,
  mergeTheme,
  pinTheme,
  splitTheme,
} from '../../src/feedback/store/edit-themes.js';
import { FootpathError } from '../../src/errors.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { indexFeedback } from '../../src/feedback/store/index-feedback.js';
import { nearTexts } from '../../src/feedback/search/near-texts.js';
import { searchFeedback } from '../../src/feedback/search/search-feedback.js';
import { readTextThemes } from '../../src/feedback/store/read-text-themes.js';
import { hasVectorSearch } from '../../src/feedback/store/prepare-vectors.js';
import { dot } from '../../src/feedback/vectors/vector.js';
import { silentProgress } from '../../src/progress.js';
import { checkFeedback } from '../../src/store/check-feedback.js';
import type { Database } from '../../src/store/database.js';
import { loadJourneyLog } from '../../src/store/load-journey-log.js';
import { feedbackSearch } from '../../tools/feedback-search.js';
import { feedbackThemes } from '../../tools/feedback-themes.js';
import { readSpokenThemes } from '../../tools/spoken-themes.js';
import { describeEachDatabase } from '../support/each-database.js';
import { plantedReviews as written, writeReviews as write } from '../support/planted-reviews.js';
import { toolDependencies } from '../support/tool-dependencies.js';

interface Days {
  readonly from: string;
  readonly to: string;
}

const reader = createFeedbackReader();
async function assigned(database: Database): Promise<Map<number, number>> {
  const rows = await database.query<{ feedback_id: number; theme_id: number }>(
    'select feedback_id, theme_id from feedback_mention where main',
  );
  return new Map(rows.map(({ feedback_id: text, theme_id: theme }) => [text, theme]));
}

describeEachDatabase('feedback', (database) => {
  beforeAll(() => write(database(), written, 1));

  test('a run that is broken off keeps what it stored, and the next goes on', async () => {
    const broken = {
      ...reader,
      readSentiment: () => Promise.reject(new Error('broken off')),
    };
    await expect(indexFeedback(database(), broken, silentProgress)).rejects.toThrow('broken off');
    expect(await checkFeedback(database())).toMatchObject({ ok: false });
    await indexFeedback(database(), reader, silentProgress);
    const [{ read }] = await database().query<{ read: number }>(
      'select count(*)::int as read from feedback_reading',
    );
    expect(read).toBe(written.length);
    const detail = `${read} of ${read} texts read, by ${reader.embedder.name}`;
    expect(await checkFeedback(database())).toEqual({ name: 'feedback', ok: true, detail });
  });

  test('every text is counted, under a theme or as unassigned, and themes are quoted', async () => {
    const { data } = await feedbackThemes.execute({}, await dependencies(database()));
    expect(feedbackThemes.output.parse(data)).toEqual(data);
    expect(data.texts).toBe(written.length);
    expect(data.themes.reduce((sum, { mentions }) => sum + mentions, 0)).toBeGreaterThanOrEqual(
      data.texts - data.unassigned,
    );
    expect(data.themes[0].quotes[0].text).toBeTypeOf('string');
  });

  test('of two times set against each other, the first is told of, and both are counted', async () => {
    const periods: [Days, Days] = [
      { from: '2026-10-15', to: '2026-10-29' },
      { from: '2026-10-01', to: '2026-10-15' },
    ];
    const counted = async ({ from, to }: Days, more = '') => {
      const [row] = await database().query<{ texts: number; negative: number }>(
        `select count(distinct feedback.id)::int as texts,
                count(distinct feedback.id) filter (where feedback_reading.sentiment <= -0.3)::int as negative
           from feedback join feedback_reading on feedback_id = feedback.id
           left join feedback_mention on feedback_mention.feedback_id = feedback.id
           left join theme on theme.id = theme_id
          where at >= $1 and at < $2 ${more}`,
        [from, to],
      );
      return row;
    };
    const { data } = await feedbackThemes.execute({ compare: { periods } }, await dependencies(database()));
    const [now, before] = await Promise.all(periods.map((period) => counted(period)));
    expect(now.texts).toBeGreaterThan(0);
    expect(data.texts).toBe(now.texts);
    expect(data.feeling.compared).toMatchObject([
      { label: '2026-10-15 to 2026-10-28', of: now.texts, negative_texts: now.negative },
      { label: '2026-10-01 to 2026-10-14', of: before.texts, negative_texts: before.negative },
    ]);
    for (const { id, mentions, compared, quotes } of data.themes) {
      const sides = await Promise.all(
        periods.map((period) => counted(period, `and coalesce(parent_id, theme.id) = ${id}`)),
      );
      expect(compared.map((side) => side.mentions)).toEqual(sides.map(({ texts }) => texts));
      expect(mentions).toBe(sides[0].texts);
      for (const { at } of quotes) expect(at >= '2026-10-15').toBe(true);
    }
  });

  test('new texts leave the old ones where they are', async () => {
    const before = await assigned(database());
    await write(database(), ['The price is too high for me', 'My app crashes'], 1000);
    await indexFeedback(database(), reader, silentProgress);
    const after = await assigned(database());
    for (const [text, theme] of before) expect(after.get(text)).toBe(theme);
    expect(after.size).toBe(before.size + 2);
  });

  test('what other weights told is told again, of texts and of mentions, and no text changes its theme', async () => {
    const before = await assigned(database());
    const told = () =>
      database().query<{ least: number; most: number }>(
        `select min(felt)::float as least, max(felt)::float as most from
           (select sentiment as felt from feedback_reading union all select sentiment from feedback_mention) as all_told`,
      );
    const [own] = await told();
    // A clause that is read no more, and a text whose theme is gone.
    const [text, lost] = before.keys();
    const elsewhere = [...before.values()].find((theme) => theme !== before.get(text)) ?? null;
    const mention = 'insert into feedback_mention values ($1, $2, false, 0.9, 0.6)';
    await database().query(mention, [text, elsewhere]);
    const [gone] = await database().query<{ id: number }>(
      `insert into theme (name, terms, gone_at) values ('Gone', '{}', now()) returning id`,
    );
    await database().query('update feedback_mention set theme_id = $2 where feedback_id = $1 and main', [
      lost,
      gone.id,
    ]);
    await database().query(mention, [lost, elsewhere]);
    const gloomy = {
      ...reader,
      sentimentVersion: () => Promise.resolve(1),
      readSentiment: (texts: readonly string[]) => Promise.resolve(texts.map(() => -0.5)),
    };
    await indexFeedback(database(), gloomy, silentProgress);
    expect(await told()).toEqual([{ least: -0.5, most: -0.5 }]);
    expect(await assigned(database())).toEqual(before);
    await indexFeedback(database(), reader, silentProgress);
    expect(await told()).toEqual([own]);
    expect(await assigned(database())).toEqual(before);
  });

  test('search finds by words, and by meaning where pgvector is', async () => {
    const found = await searchFeedback(database(), reader.embedder, 'crashes');
    expect(found.byMeaning).toBe(await hasVectorSearch(database()));
    const { data, caveats } = await feedbackSearch.execute(
      { about: 'crashes', limit: 5 },
      await dependencies(database()),
    );
    expect(data.hits).toHaveLength(5);
    for (const { text } of data.hits) expect(text).toMatch(/crash/i);
    expect(caveats.join().includes('by words alone')).toBe(!found.byMeaning);
    const ids = new Set(found.ids.filter((_, place) => place % 2 === 0));
    const among = await searchFeedback(database(), reader.embedder, 'crashes', { ids, of: 10 * ids.size });
    expect(new Set(among.ids)).toEqual(ids);
  });

  test('search goes on by words, and says why, where the meaning can not be compared', async () => {
    if (!(await hasVectorSearch(database()))) return;
    const silent = () => Promise.reject(new FootpathError('unavailable', 'no answer'));
    const embedders = {
      'another embedding model': { ...reader.embedder, name: 'of another kind' },
      'did not answer': { ...reader.embedder, embed: silent },
    };
    for (const [reason, embedder] of Object.entries(embedders)) {
      const given = { ...(await dependencies(database())), feedback: { ...reader, embedder } };
      const { data, caveats } = await feedbackSearch.execute({ about: 'crashes', limit: 5 }, given);
      expect(data.hits).toHaveLength(5);
      for (const { text } of data.hits) expect(text).toMatch(/crash/i);
      expect(caveats.join()).toContain(reason);
    }
  });

  test('of some texts, those nearest in meaning are found, though no index looks among them', async () => {
    if (!(await hasVectorSearch(database()))) return;
    const texts = await database().query<{ id: number; text: string }>('select id, text from feedback');
    const chosen = texts.filter(({ id }) => id % 3 !== 0);
    const [meaning] = await reader.embedder.embed(['the app crashes']);
    const vectors = await reader.embedder.embed(chosen.map(({ text }) => text));
    const cosines = new Map(chosen.map(({ id }, place) => [id, dot(vectors[place], meaning)]));
    const within = { ids: new Set(cosines.keys()), of: texts.length };
    const near = await nearTexts(database(), { model: reader.embedder.name, meaning }, within);
    const nearest = [...cosines.values()].filter((cosine) => 1 - cosine < 0.65).sort((a, b) => b - a);
    expect(near.length).toBe(Math.min(100, nearest.length));
    near.forEach((id, rank) => expect(cosines.get(id)).toBeCloseTo(nearest[rank], 2));
  });

  test('looking again finds the same themes, with the names that people gave', async () => {
    const [main] = await listThemes(database());
    await renameTheme(database(), main.id, 'Renamed by hand');
    const before = await assigned(database());
    await database().query('update feedback_index set themed_texts = 0, afresh_texts = 0');
    await indexFeedback(database(), reader, silentProgress);
    const after = await assigned(database());
    const same = [...before].filter(([text, theme]) => after.get(text) === theme).length;
    expect(same / before.size).toBeGreaterThanOrEqual(0.9);
    expect((await listThemes(database())).some(({ name }) => name === 'Renamed by hand')).toBe(true);
  });

  test('another seed and a tenth more texts leave the old ones where they are', async () => {
    const before = await assigned(database());
    await write(
      database(),
      written.slice(0, 8).map((text) => `${text}, really`),
      2000,
    );
    await indexFeedback(database(), reader, silentProgress, { force: true, seed: 77 });
    const after = await assigned(database());
    const same = [...before].filter(([text, theme]) => after.get(text) === theme).length;
    expect(same / before.size).toBeGreaterThanOrEqual(0.9);
    const listed = await readTextThemes(database());
    expect(listed).toHaveLength(written.length + 10);
    for (const { id, theme } of listed) expect(theme ?? undefined).toBe(after.get(id));
  });

  test('what a person merged stays merged when all is found anew', async () => {
    const [first, second] = (await listThemes(database())).filter(({ isMain }) => !isMain);
    await mergeTheme(database(), second.id, first.id);
    const before = await assigned(database());
    await database().query('update feedback_index set themed_texts = 0, afresh_texts = 0');
    await indexFeedback(database(), reader, silentProgress, { seed: 5 });
    const after = await assigned(database());
    for (const [text, theme] of before) if (theme === first.id) expect(after.get(text)).toBe(first.id);
    expect((await listThemes(database())).some(({ id }) => id === second.id)).toBe(false);
  });

  test('edited themes keep all their texts when all is found anew among a few of them', async () => {
    const parts = (await listThemes(database())).filter(({ isMain }) => !isMain);
    for (const { id } of parts) await renameTheme(database(), id, `Kept ${id}`);
    const before = await assigned(database());
    await database().query('update feedback_index set themed_texts = 0, afresh_texts = 0');
    await indexFeedback(database(), reader, silentProgress, { seed: 9, most: 6 });
    const after = await assigned(database());
    for (const [text, theme] of before) expect(after.get(text)).toBe(theme);
    const names = (await listThemes(database())).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(parts.map(({ id }) => `Kept ${id}`)));
  });

  test('a part that is not clearly of its main theme counts, and is not held against outcomes', async () => {
    const [main] = (await listThemes(database())).filter(({ isMain }) => isMain);
    const spoken = async () => {
      const { log } = await dependencies(database());
      return (await readSpokenThemes(database(), log)).map(({ id }) => id);
    };
    const counts = async () => {
      const { data } = await feedbackThemes.execute({}, await dependencies(database()));
      return data.themes.map(({ id, mentions }) => [id, mentions]);
    };
    const [spokenBefore, countsBefore] = [await spoken(), await counts()];
    await database().query('update theme set clear = false where parent_id = $1', [main.id]);
    expect(await counts()).toEqual(countsBefore);
    expect(await spoken()).toEqual(spokenBefore.filter((id) => id !== main.id));
    expect(spokenBefore).toContain(main.id);
    await splitTheme(database(), main.id);
    expect(await spoken()).not.toContain(main.id);
    expect((await spoken()).length).toBeGreaterThan(spokenBefore.length);
  });

  test('a person splits, merges and pins; wrong numbers and names are refused', async () => {
    const [main] = (await listThemes(database())).filter(({ isMain }) => isMain);
    await expect(renameTheme(database(), 99_999, 'x')).rejects.toThrow('There is no theme 99999');
    await expect(mergeTheme(database(), main.id, main.id)).rejects.toThrow('itself');
    await pinTheme(database(), main.id, true);
    expect((await listThemes(database())).find(({ id }) => id === main.id)?.pinned).toBe(true);
    const mains = async () => (await listThemes(database())).filter(({ isMain }) => isMain);
    const parts = (await listThemes(database())).filter(({ isMain }) => !isMain).length;
    const [first, second] = await mains();
    if (second) {
      const count = (await mains()).length;
      await mergeTheme(database(), second.id, first.id);
      expect(await mains()).toHaveLength(count - 1);
    }
    await splitTheme(database(), first.id);
    expect((await listThemes(database())).filter(({ isMain }) => !isMain)).toHaveLength(parts);
    expect((await mains()).length).toBeGreaterThan(1);
  });
});

async function dependencies(database: Database) {
  const { log } = await loadJourneyLog(database, { timezone: 'UTC', progress: silentProgress });
  return { ...toolDependencies(log, { timezone: 'UTC' }), database };
}
