import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packageFile } from './package-root.js';

/** The version in package.json. */
export function packageVersion(): string {
  const text = readFileSync(packageFile('package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
