import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import type { WebChat } from '../../src/web/web-chat.js';
import { fixtureHome } from '../support/fixture-home.js';
import { buildPage, chromiumPath, launchBrowser, startFixtureChat } from '../support/web-page.js';
import { migratedPglite } from '../support/migrated-pglite.js';

/** Where pictures of the walk are kept, for people to look at: FOOTPATH_SCREENSHOTS=/tmp/shots npx vitest run … */
const pictures = process.env.FOOTPATH_SCREENSHOTS;

describe.skipIf(!chromiumPath)('every surface of Slack in the web chat', () => {
  let database: Database;
  let chat: WebChat;
  let browser: Browser;
  const home = fixtureHome();
  beforeAll(async () => {
    buildPage();
    database = await migratedPglite();
    chat = await startFixtureChat(database, 0, home);
    browser = await launchBrowser();
    if (pictures) mkdirSync(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await chat.close();
    await database.close();
  });

  /** Walks through the page in a browser of its own, and checks that nothing went wrong and nothing is too wide. */
  async function walk(
    name: string,
    options: BrowserContextOptions,
    steps: (page: Page, look: (what: string) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(chat.url);
    await page.getByRole('button', { name: 'Where do trial users drop off?' }).waitFor();
    await steps(page, async (what) => {
      const { scroll, width } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: window.innerWidth,
      }));
      expect(scroll, what).toBeLessThanOrEqual(width);
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${what}.png` });
    });
    await context.close();
    expect(errors).toEqual([]);
  }

  const desktop = { viewport: { width: 1280, height: 860 } };
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const };
  const ask = async (page: Page, question: string) => {
    await page.getByLabel('Your question').fill(question);
    await page.keyboard.press('Enter');
  };
  const openHome = async (page: Page) => {
    const menu = page.getByRole('button', { name: 'Conversations' });
    if (await menu.isVisible()) await menu.click();
    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByText('12,873 customers and 600,412 events').waitFor();
  };

  test.each([
    ['desktop', desktop],
    ['phone-dark', phone],
  ])('Home tab, forms and digests (%s)', (name, options) =>
    walk(name, options, async (page, look) => {
      await openHome(page);
      await page.getByText('1,204 customers entered').waitFor();
      await look('home');

      await page.getByRole('button', { name: 'New digest' }).click();
      await page.getByLabel('Time zone').fill('Mars/Olympus');
      await look('digest-form');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('This is no time zone').waitFor();
      await page.getByLabel('Time zone').fill('Europe/Amsterdam');
      await page.getByLabel('Day').selectOption('friday');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Fridays at 09:00 (Europe/Amsterdam), to you; not sent yet').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.getByRole('button', { name: 'Stop', exact: true }).click();
      await page.getByText('Nothing yet. The digest tells').waitFor();

      await page.getByRole('button', { name: 'New journey' }).click();
      await page.getByLabel('Name').fill(`fast trial ${name}`);
      for (const stage of ['Signed Up', 'Logged In', 'Subscribed']) {
        await page.getByLabel('Stages, in their order').selectOption(stage);
      }
      await page.getByRole('button', { name: 'Remove Logged In' }).click();
      await page.getByLabel('Within how many days').fill('7');
      await look('definition-form');
      await page.getByRole('button', { name: 'See the effect' }).click();
      await page.getByText('Signed Up → Subscribed within 7 days').waitFor();
      await look('definition-effect');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(home.saved.at(-1)).toMatchObject({
        name: `fast trial ${name}`,
        body: { stages: ['Signed Up', 'Subscribed'], within_days: 7 },
      });

      await page.getByRole('button', { name: 'Where do they drop off?' }).first().click();
      await page.getByText('You asked: Where do customers drop off in the trial journey?').waitFor();
      await page.getByText('Most are lost between Viewed Home and Signed Up').waitFor();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
        'Where do customers drop off in the trial journey?',
      );
    }),
  );

  test('steps are shown while they go on, and become the answer', () =>
    walk('desktop', { ...desktop, colorScheme: 'dark' }, async (page, look) => {
      await ask(page, 'where do they drop off, slowly?');
      await page.getByText('Following customers from step to step').waitFor();
      await page.getByRole('button', { name: 'Stop' }).waitFor();
      await look('steps');
      await page.getByText('Most are lost between Viewed Home and Signed Up').waitFor();
      expect(await page.getByText('Checking every figure').isVisible()).toBe(false);
      await page.getByText('Steps', { exact: true }).click();
      await page.getByText('Checking every figure against the result').waitFor();
      await look('steps-done');
      expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(0);
      expect(await page.locator('.message.bot', { hasText: 'Most are lost' }).count()).toBe(1);
    }));

  test('Stop ends the work', () =>
    walk('desktop', desktop, async (page) => {
      await ask(page, 'where do they drop off, very slowly?');
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('Stopped. Ask again whenever you like.').waitFor();
      expect(await page.locator('.working').count()).toBe(0);
      await ask(page, 'what matters most?');
      await page.getByText('which outcome do you mean?').waitFor();
    }));

  test.each([
    ['desktop', desktop],
    ['phone-dark', phone],
  ])('Slack’s own chart, ratings and “Ask about this” (%s)', (name, options) =>
    walk(name, options, async (page, look) => {
      await ask(page, 'how many signups a week?');
      await page.getByRole('img', { name: /Signed Up by week\. Signed Up: 6 Jul 400/ }).waitFor();
      const bad = page.getByRole('button', { name: 'This answer is wrong or of no use' });
      await bad.click();
      await page.getByText('footpath replay fp_0b1c2d3e4f5a').waitFor();
      expect(await bad.getAttribute('aria-pressed')).toBe('true');
      await look('native-chart');
      await page.getByText('How this was computed').click();
      await page.getByText('6,120 customers', { exact: true }).waitFor();

      const answer = page.locator('.message.bot').first();
      await answer.hover();
      await answer.getByRole('button', { name: 'Ask about this' }).click();
      await page.getByRole('dialog').getByText('6,120 customers signed up.').waitFor();
      await look('ask-about');
      await page.getByRole('dialog').getByLabel('Your question').fill('why did they leave?');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.getByText('You asked: why did they leave?').waitFor();
      await page.getByText('Those who connect a bank on the first day').waitFor();
    }),
  );

  test('the slash command asks, helps and begins a digest; Escape closes a form', () =>
    walk('desktop', desktop, async (page, look) => {
      await ask(page, '/footpath');
      await page.getByText('Ask about your customers:').waitFor();
      await look('slash-help');
      await ask(page, '/footpath digest');
      await page.getByRole('dialog').getByText('New weekly digest').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await ask(page, '/footpath what matters most?');
      await page.getByText('You asked: what matters most?').waitFor();
      await page.getByRole('button', { name: 'churn', exact: true }).waitFor();
      expect(await database.query('select id from digest_subscription where ended_at is null')).toEqual([]);
    }));
});
