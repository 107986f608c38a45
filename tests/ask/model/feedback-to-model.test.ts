import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAsk } from '../../../src/ask/create-ask.js';
import { createChatModel } from '../../../src/ask/model/chat-model.js';
import { createModelAnswerer } from '../../../src/ask/model/model-answerer.js';
import { Spending } from '../../../src/ask/model/spending.js';
import { createOfflinePlanner } from '../../../src/ask/offline-planner.js';
import { createFeedbackReader } from '../../../src/feedback/feedback-reader.js';
import { readTexts } from '../../../src/feedback/store/read-texts.js';
import { silentProgress } from '../../../src/progress.js';
import type { Database } from '../../../src/store/database.js';
import { startFakeOpenAi } from '../../support/fake-openai.js';
import { modelWorkspace } from '../../support/model-workspace.js';
import { migratedPglite } from '../../support/migrated-pglite.js';

let database: Database;
beforeAll(async () => {
  database = await migratedPglite();
  await database.execute(`
    insert into source (name) values ('reviews');
    insert into profile (customer_id) values (currval(pg_get_serial_sequence('profile', 'id')));
    insert into feedback (key, at, profile_id, source_id, text)
    select gen_random_uuid(), '2026-09-10', profile.id, source.id,
           'My name is Emma Jansen, mail emma.jansen@example.com or call +31 6 1234 5678: the bank sync fails' from profile, source`);
  await readTexts(database, createFeedbackReader(), silentProgress);
});
afterAll(() => database.close());

test('a model that words feedback sees masked texts alone, each with its number', async () => {
  const fake = await startFakeOpenAi([
    { calls: [{ name: 'feedback_search', args: { about: 'bank sync' } }] },
    { text: 'One customer writes “the bank sync fails” (text 1).' },
  ]);
  const config = {
    model: 'm',
    apiKey: 'k',
    inputPrice: 1,
    outputPrice: 2,
    budgetPerDay: 1,
    baseUrl: fake.url,
    patienceSeconds: 20,
  };
  const answerer = createModelAnswerer(createChatModel(config), new Spending(config), config.patienceSeconds);
  const ask = createAsk(modelWorkspace(database), createOfflinePlanner(), answerer);
  const reply = await ask({ question: 'what do customers write about the bank sync?', thread: [] });
  await fake.close();
  const sent = JSON.stringify(fake.requests);
  expect(sent).not.toMatch(/Emma|Jansen|example\.com|1234/);
  expect(sent).toMatch(/name is \[name\], mail \[email\] or call \[phone\]/);
  expect(sent).toMatch(/\\*"id\\*":1\b/);
  expect(JSON.stringify(reply)).toContain('the bank sync fails” (text 1)');
  expect(JSON.stringify(reply)).not.toMatch(/Jansen/);
});
