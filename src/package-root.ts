import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findPackageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** Absolute path of a file that ships with the program, such as a migration or a prompt, built or not. */
export function packageFile(...parts: string[]): string {
  return join(findPackageRoot(), ...parts);
}
