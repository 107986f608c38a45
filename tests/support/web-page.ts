import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { pino } from 'pino';
import { packageFile } from '../../src/package-root.js';
import type { Database } from '../../src/store/database.js';
import { createWebChat, type WebChat } from '../../src/web/web-chat.js';
import { fixtureHome } from './fixture-home.js';
import { fixtureAsk, starterQuestions } from './fixture-ask.js';

export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

let isBuilt = false;

/** Compiles the page, once for all files of a run: the tests are of the source, not of what was built last. */
export function buildPage(): void {
  if (isBuilt) return;
  const compiler = packageFile('node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', packageFile('src', 'web', 'page', 'tsconfig.json')]);
  isBuilt = true;
}

export function startFixtureChat(database: Database, port = 0, home = fixtureHome()): Promise<WebChat> {
  const log = pino({ level: 'silent' });
  return createWebChat({
    ask: fixtureAsk,
    home,
    database,
    log,
    starterQuestions,
    host: '127.0.0.1',
    port,
  });
}

/** Headless, and without the calls that Chromium makes by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
