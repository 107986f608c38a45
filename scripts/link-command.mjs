// Makes `npx footpath` find this checkout's own command without a detour through npm's cache.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';

const main = new URL('../dist/src/cli/main.js', import.meta.url);
const bin = new URL('../node_modules/.bin/', import.meta.url);
if (existsSync(main) && process.platform !== 'win32') {
  chmodSync(main, 0o755);
  mkdirSync(bin, { recursive: true });
  const link = new URL('footpath', bin);
  rmSync(link, { force: true });
  symlinkSync('../../dist/src/cli/main.js', link);
}
