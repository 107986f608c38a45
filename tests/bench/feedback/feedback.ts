import { readFile } from 'node:fs/promises';
import { judgeHarbor } from './harbor.js';
import { measureSpeed } from './speed.js';

/**
 * Bars of feedback: `npm run bench:feedback -- [part] …`, all parts where none is named.
 *
 * - `speed [texts] [file with a text a line]`
 * - `harbor [seeds]`
 */
const [part, ...rest] = process.argv.slice(2);
const wanted = (name: string) => part === undefined || part === name;

if (wanted('harbor')) await judgeHarbor(Number(rest[0] ?? 20));
if (wanted('speed')) {
  const [count = '100000', file] = rest;
  const lines = file === undefined ? undefined : (await readFile(file, 'utf8')).trimEnd().split('\n');
  await measureSpeed(lines, Number(count));
}
