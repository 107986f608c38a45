import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import type { WebChat } from '../../src/web/web-chat.js';
import { buildPage, chromiumPath, launchBrowser, startFixtureChat } from '../support/web-page.js';
import { migratedPglite } from '../support/migrated-pglite.js';

if (!chromiumPath) console.warn('No Chromium is installed: the tests of the web page are skipped.');

describe.skipIf(!chromiumPath)('the web page', () => {
  let database: Database;
  let chat: WebChat;
  let browser: Browser;
  beforeAll(async () => {
    buildPage();
    database = await migratedPglite();
    chat = await startFixtureChat(database);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await chat.close();
    await database.close();
  });

  /** Opens the page in a browser of its own, does something, and checks that the page made no error on the way. */
  async function visit(
    work: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(chat.url);
    await page.getByRole('button', { name: 'Where do trial users drop off?' }).waitFor();
    await work(page);
    await context.close();
    expect(errors).toEqual([]);
  }
  const ask = async (page: Page, question: string) => {
    await page.getByLabel('Your question').fill(question);
    await page.keyboard.press('Enter');
  };
  const chart = (page: Page) => page.getByRole('img', { name: /Started Trial: Customers 4,207/ });

  test('a starter question is answered with figures, a chart in words and a fold-out computation', () =>
    visit(async (page) => {
      await page.getByRole('button', { name: 'Where do trial users drop off?' }).click();
      await page.getByText('Most are lost between Viewed Home and Signed Up').waitFor();
      await page.getByRole('row', { name: /Started Trial 4,207/ }).waitFor();
      await chart(page).waitFor();
      expect(await page.getByText('Journey trial@3').isVisible()).toBe(false);
      await page.getByText('How this was computed').click();
      expect(await page.getByText('Journey trial@3').first().isVisible()).toBe(true);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
        'Where do trial users drop off?',
      );
    }));

  test('a next question is a click away, and stays in the conversation', () =>
    visit(async (page) => {
      await ask(page, 'Where do trial users drop off?');
      await page.getByRole('button', { name: 'Where do trial users drop off by channel?' }).click();
      await page.getByText('Social loses most').waitFor();
      expect(await page.getByRole('navigation').getByRole('button').count()).toBe(1);
    }));

  test('a question back is answered with a button; errors and refusals are sentences', () =>
    visit(async (page) => {
      await ask(page, 'what matters most?');
      await page.getByRole('button', { name: 'churn', exact: true }).click();
      await page.getByText('You asked: churn').waitFor();
      await ask(page, 'how is the trail journey?');
      await page.getByText('There is no journey trail. Did you mean trial?').waitFor();
      await ask(page, 'what do they earn?');
      await page.getByText('The salary of customers is not in the data').waitFor();
    }));

  test('conversations are kept apart, and survive a reload', () =>
    visit(async (page) => {
      await ask(page, 'first <b>question</b>');
      await page.getByText('Most are lost').waitFor();
      await page.getByRole('button', { name: 'New conversation' }).click();
      await ask(page, 'what matters most?');
      await page.getByText('which outcome do you mean?').waitFor();
      expect(await page.getByText('Most are lost').count()).toBe(0);
      await page.reload();
      await page.getByRole('button', { name: 'first <b>question</b>' }).click();
      await page.getByText('Most are lost').waitFor();
      expect(await page.getByText('which outcome do you mean?').count()).toBe(0);
    }));

  test('another browser sees nothing of it', () =>
    visit(async (page) => {
      expect(await page.getByRole('navigation').getByRole('button').count()).toBe(0);
    }));

  test('works by keyboard alone', () =>
    visit(async (page) => {
      const box = page.getByLabel('Your question');
      expect(await box.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
      await page.keyboard.type('what matters most?');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('really');
      expect(await box.inputValue()).toBe('what matters most?\nreally');
      await page.keyboard.press('Enter');
      await page.getByText('which outcome do you mean?').waitFor();
      await page.keyboard.press('ArrowUp');
      expect(await box.inputValue()).toContain('what matters most?');
      await page.keyboard.press('Escape');
      expect(await box.inputValue()).toBe('');
      for (const name of ['Ask about this', 'renewal', 'churn']) {
        await page.keyboard.press('Shift+Tab');
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
      }
      await page.keyboard.press('Enter');
      await page.getByText('You asked: churn').waitFor();
    }));

  test('a table is sorted by its headers', () =>
    visit(async (page) => {
      await ask(page, 'Where do trial users drop off?');
      const first = page.getByRole('row').nth(1);
      await page.getByRole('button', { name: 'Customers' }).click();
      expect(await first.textContent()).toContain('Viewed Home');
      await page.getByRole('button', { name: 'Customers' }).click();
      expect(await first.textContent()).toContain('Subscribed');
      const sorted = page.getByRole('columnheader', { name: 'Customers' });
      expect(await sorted.getAttribute('aria-sort')).toBe('ascending');
    }));

  test('follows the system’s dark appearance, and the switch', () =>
    visit(
      async (page) => {
        const brightness = () =>
          page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));
        expect(await brightness()).toBeLessThan(60);
        await page.getByRole('button', { name: 'Dark appearance' }).click();
        expect(await brightness()).toBeGreaterThan(200);
        await page.reload();
        expect(await brightness()).toBeGreaterThan(200);
      },
      { colorScheme: 'dark' },
    ));

  test('fits a phone of 360 pixels', () =>
    visit(
      async (page) => {
        await ask(page, 'Where do trial users drop off?');
        await chart(page).waitFor();
        const widest = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(widest).toBeLessThanOrEqual(360);
        await page.getByRole('button', { name: 'Conversations' }).click();
        await page.getByRole('button', { name: 'New conversation' }).click();
        await page.getByText('What would you like to know').waitFor();
      },
      { viewport: { width: 360, height: 740 } },
    ));
});
