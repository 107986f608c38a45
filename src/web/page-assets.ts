import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { packageFile } from '../package-root.js';

export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const require = createRequire(import.meta.url);

/** Everything the page is made of, by its address; nothing else can be asked for. */
export async function loadPageAssets(): Promise<ReadonlyMap<string, Asset>> {
  const scripts = packageFile('dist', 'src', 'web', 'page');
  const names = (await readdir(scripts)).filter((name) => name.endsWith('.js'));
  const font = (name: string) => require.resolve(`@expo-google-fonts/inter/${name}`);
  const files: [string, string, string][] = [
    ['/', 'text/html; charset=utf-8', packageFile('src', 'web', 'page', 'page.html')],
    ['/page.css', 'text/css; charset=utf-8', packageFile('src', 'web', 'page', 'page.css')],
    ['/icon.svg', 'image/svg+xml', packageFile('src', 'web', 'page', 'icon.svg')],
    ['/inter-regular.ttf', 'font/ttf', font('400Regular/Inter_400Regular.ttf')],
    ['/inter-semibold.ttf', 'font/ttf', font('600SemiBold/Inter_600SemiBold.ttf')],
    ...names.map((name): [string, string, string] => [
      `/page/${name}`,
      'text/javascript; charset=utf-8',
      `${scripts}/${name}`,
    ]),
  ];
  return new Map(
    await Promise.all(
      files.map(async ([url, type, file]): Promise<[string, Asset]> => [
        url,
        { type, bytes: await readFile(file) },
      ]),
    ),
  );
}
