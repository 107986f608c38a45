import { readFile } from 'node:fs/promises';
import { measureSpeed } from './speed.js';

/**
 * Bars of feedback: `npm run bench:feedback -- speed [texts] [file with a text a line]`.
 */
const [part = 'speed', ...rest] = process.argv.slice(2);

if (part === 'speed') {
  const [count = '100000', file] = rest;
  const lines = file === undefined ? undefined : (await readFile(file, 'utf8')).trimEnd().split('\n');
  await measureSpeed(lines, Number(count));
}
