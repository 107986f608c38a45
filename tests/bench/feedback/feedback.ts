import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { judgeHarbor } from './harbor.js';
import { judgeSearch, judgeThemes } from './labelled.js';
import { judgeMasking } from './masking.js';
import { judgeSentiment } from './sentiment.js';
import { measureSpeed } from './speed.js';

/**
 * Bars of feedback: `npm run bench:feedback -- [part] …`, all parts where none is named, over what data there are.
 *
 * - `themes [file or folder of labelled texts]`
 * - `search [file to search] [file of messages]`
 * - `harbor [how many seeds] [the first of them]`
 * - `masking [file of marked texts]`
 * - `sentiment file of labelled texts`
 * - `speed [texts] [file with a text a line]`
 */
const [part, ...rest] = process.argv.slice(2);
const wanted = (name: string) => part === undefined || part === name;
const banking = '../shared/data/banking77';

const labelled = rest[0] ?? `${banking}/test.csv`;
if (wanted('themes') && existsSync(labelled)) await judgeThemes(labelled);
const [searched = `${banking}/train.csv`, asked = `${banking}/test.csv`] = rest;
if (wanted('search') && existsSync(searched)) await judgeSearch(searched, asked, 300);
if (wanted('harbor')) await judgeHarbor(Number(rest[0] ?? 20), Number(rest[1] ?? 1));
if (part === 'masking') await judgeMasking(rest[0]);
if (part === 'sentiment' && rest[0] !== undefined) await judgeSentiment(rest[0]);
if (wanted('speed')) {
  const [count = '100000', file] = rest;
  const lines = file === undefined ? undefined : (await readFile(file, 'utf8')).trimEnd().split('\n');
  await measureSpeed(lines, Number(count));
}
