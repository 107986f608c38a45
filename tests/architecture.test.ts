import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFile } from '../src/package-root.js';

const root = packageFile();
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
}).split('\n');
const source = tracked.filter((file) => /^(src|tools)\/.*\.ts$/.test(file));
const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length - 1;

describe('the code keeps its shape', () => {
  test('files are named in kebab-case', () => {
    const odd = [...source, ...tracked.filter((file) => /^tests\/.*\.ts$/.test(file))].filter(
      (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d|\.config)?\.ts$/.test(basename(file)),
    );
    expect(odd).toEqual([]);
  });

  test('no catch-all files, no barrels', () => {
    const names = new Set([
      'index',
      'utils',
      'util',
      'helpers',
      'helper',
      'common',
      'misc',
      'lib',
      'shared',
      'types',
    ]);
    expect(source.filter((file) => names.has(basename(file, '.ts')))).toEqual([]);
  });

  test('most files are short', () => {
    const sizes = source.map(lines).sort((a, b) => a - b);
    expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(100);
    expect(sizes[Math.floor(0.8 * sizes.length)]).toBeLessThanOrEqual(150);
  });

  test('migrations are numbered without gaps', () => {
    const numbers = tracked
      .filter((file) => /^db\/\d{6}_[a-z_]+\.sql$/.test(file))
      .map((file) => Number(file.slice(3, 9)))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    expect(tracked.filter((file) => /^db\/[^/]+$/.test(file))).toHaveLength(numbers.length);
  });

  test('the example environment has exactly the settings that are read', () => {
    const settings = (text: string) =>
      [...new Set(text.match(/\b(?:FOOTPATH|SLACK|OPENAI|DATABASE|EMBEDDING)_[A-Z_]+\b/g))].sort();
    const example = readFileSync(join(root, '.env.example'), 'utf8').match(/^[A-Z_]+(?==)/gm) ?? [];
    expect([...example].sort()).toEqual(settings(readFileSync(join(root, 'src/config.ts'), 'utf8')));
  });

  test('every dependency is accounted for', () => {
    const text = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    const names = [...manifest.matchAll(/^ {4}"([^"]+)": "\d/gm)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
