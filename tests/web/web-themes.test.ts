import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { listThemes, type ListedTheme } from '../../src/feedback/store/edit-themes.js';
import { indexFeedback } from '../../src/feedback/store/index-feedback.js';
import { silentProgress } from '../../src/progress.js';
import type { Database } from '../../src/store/database.js';
import type { WebChat } from '../../src/web/web-chat.js';
import { plantedReviews, writeReviews } from '../support/planted-reviews.js';
import { buildPage, startFixtureChat } from '../support/web-page.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const reader = createFeedbackReader();
let database: Database;
let chat: WebChat;
let cookie: string;
beforeAll(async () => {
  buildPage();
  database = await migratedPglite();
  await writeReviews(database, plantedReviews, 1);
  await indexFeedback(database, reader, silentProgress);
  chat = await startFixtureChat(database);
  const { headers } = await fetch(chat.url);
  cookie = String(headers.get('set-cookie')).split(';')[0];
});
afterAll(async () => {
  await chat.close();
  await database.close();
});

/** What the page sends. */
async function post(path: string, body: object): Promise<{ status: number; text: string }> {
  const headers = { cookie, origin: chat.url, 'content-type': 'application/json' };
  const response = await fetch(`${chat.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
}

/** What the page shows, once it shows this. */
async function until(text: string): Promise<string> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const listening = new AbortController();
    const { body } = await fetch(`${chat.url}/updates`, { headers: { cookie }, signal: listening.signal });
    let shown = '';
    for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      shown += part;
      if (shown.includes('"kind":"hello"') && shown.includes('\n\n')) break;
    }
    listening.abort();
    if (shown.includes(text)) return shown;
    if (Date.now() > deadline) throw new Error(`“${text}” is not shown: ${shown}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const answerSchema = z.object({ errors: z.record(z.string(), z.string()) });

/** Opens the form of an action from the Home tab, and sends it. */
async function change(action: string, values: Record<string, string>) {
  await post('/tabs', { tab: 'home' });
  await until(`"home_theme_${action}"`);
  const pressed = await post('/home-presses', { actionId: `home_theme_${action}`, value: action });
  expect(pressed.status).toBe(200);
  await until('"theme_modal"');
  const { text } = await post('/submissions', { values });
  return answerSchema.parse(JSON.parse(text)).errors;
}

const mains = async (): Promise<ListedTheme[]> => (await listThemes(database)).filter(({ isMain }) => isMain);

test('themes are listed, renamed, merged, split and pinned on the page, and the next run keeps it', async () => {
  const [first, second] = await mains();
  const theme = String(first.id);
  await post('/tabs', { tab: 'home' });
  await until(`${first.name} (${first.texts} texts)`);

  expect(await change('rename', { theme, name: 'Too <dear>' })).toEqual({});
  await until(`Too <dear> (${first.texts} texts)`);
  const refused = await change('rename', { theme: String(second.id), name: 'too <DEAR>' });
  expect(refused.name).toContain('has that name already');
  expect(await change('pin', { theme, keep: 'yes' })).toEqual({});
  await until(`Too <dear> (${first.texts} texts, pinned)`);
  expect(await change('pin', { theme, keep: 'no' })).toEqual({});

  expect(await change('merge', { theme, into: theme })).toEqual({
    into: 'A theme cannot be merged with itself.',
  });
  expect(await change('merge', { theme: String(second.id), into: theme })).toEqual({});
  await until(`Too <dear> (${first.texts + second.texts} texts)`);
  expect((await mains()).map(({ id }) => id)).not.toContain(second.id);
  const merged = (await mains()).find(({ id }) => id === first.id);
  expect(merged?.parts).toBe(first.parts + second.parts);

  expect(await change('split', { theme })).toEqual({});
  const split = (await mains()).filter(({ pinned }) => pinned);
  expect(split).toHaveLength(first.parts + second.parts);
  expect(await change('rename', { theme: String(split[0].id), name: 'Split by hand' })).toEqual({});

  const before = await mains();
  await indexFeedback(database, reader, silentProgress, { force: true, seed: 5 });
  expect(await mains()).toEqual(before);
});
