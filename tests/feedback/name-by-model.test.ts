import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createChatModel } from '../../src/ask/model/chat-model.js';
import { Spending } from '../../src/ask/model/spending.js';
import { createThemeNamer } from '../../src/ask/model/theme-namer.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { listThemes } from '../../src/feedback/store/edit-themes.js';
import { indexFeedback } from '../../src/feedback/store/index-feedback.js';
import { isFaithfulName } from '../../src/feedback/themes/faithful-name.js';
import { silentProgress } from '../../src/progress.js';
import { describeEachDatabase } from '../support/each-database.js';
import { startFakeOpenAi, type FakeOpenAi, type ModelRequest, type Move } from '../support/fake-openai.js';
import { plantedReviews, writeReviews } from '../support/planted-reviews.js';

describe('a name is faithful', () => {
  const terms = ['credit notes', 'vat', 'invoices'];
  const texts = [
    'The VAT on my invoices is wrong',
    'I had to send three credit notes',
    'Wrong invoice again',
  ];
  test.each([
    ['Wrong VAT on invoices', true],
    ['Invoice errors', true],
    ['Invoices and credit notes', true],
    // None of the theme's own words.
    ['Billing trouble', false],
    // Two words that nobody wrote.
    ['Invoices ruin marketing', false],
    ['Invoices of Claire Dubois', false],
    ['3 wrong invoices', false],
    ['Invoices that are wrong because the VAT rules have changed', false],
    ['the', false],
    ['', false],
  ])('%s: %s', (name, is) => {
    expect(isFaithfulName(name, terms, texts)).toBe(is);
  });
});

const askedSchema = z.array(
  z.object({ theme: z.number(), words: z.array(z.string()), parts: z.array(z.string()) }),
);
const askedIn = (request: ModelRequest) =>
  askedSchema.parse(JSON.parse(z.string().parse(request.messages.at(-1)?.content)));

/** A faithful name for what is about prices, one that is none for crashes, and none for what is left. */
function named(request: ModelRequest): Move {
  const names = askedIn(request).flatMap(({ theme, words }) => {
    const all = words.join(' ');
    if (/pric|expensive/.test(all)) return [{ theme, name: `High price ${'abcdefgh'[theme]}` }];
    return /crash/.test(all) ? [{ theme, name: 'Happy support' }] : [];
  });
  return { calls: [{ name: 'name_themes', args: { names } }] };
}

describeEachDatabase('themes named by a model', (database) => {
  let fake: FakeOpenAi;
  let moves: (request: ModelRequest) => Move = () => ({ status: 500 });
  beforeAll(async () => {
    fake = await startFakeOpenAi((request) => moves(request));
    await writeReviews(database(), plantedReviews, 1);
  });
  afterAll(() => fake.close());

  const index = () => {
    const prices = { inputPrice: 1, outputPrice: 1, budgetPerDay: 1 };
    const model = createChatModel({ baseUrl: fake.url, model: 'm', patienceSeconds: 5, ...prices });
    const reader = createFeedbackReader(undefined, createThemeNamer(model, new Spending(prices), 5));
    return indexFeedback(database(), reader, silentProgress);
  };
  const names = async () => (await listThemes(database())).map(({ name }) => name);

  test('a model that fails leaves their words, and is asked again', async () => {
    await index();
    expect(fake.requests.length).toBeGreaterThan(0);
    expect((await names()).join()).not.toMatch(/High price|Happy support/);
  });

  test('a name that says what the texts say is taken, another not; each theme is asked about once', async () => {
    moves = named;
    const before = await names();
    const failed = fake.requests.length;
    await index();
    const after = await names();
    expect(after.filter((name) => name.startsWith('High price')).length).toBeGreaterThan(0);
    expect(after).not.toContain('Happy support');
    expect(after.filter((name) => before.includes(name)).length).toBeGreaterThan(0);
    const asked = fake.requests.length;
    await index();
    expect(fake.requests).toHaveLength(asked);
    // It gets words and nothing that a customer wrote.
    for (const request of fake.requests.slice(failed))
      for (const text of plantedReviews.filter((each) => each.split(' ').length > 3))
        expect(JSON.stringify(request)).not.toContain(text);
  });
});
