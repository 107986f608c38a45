import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { packageFile } from '../../src/package-root.js';
import { trialFunnel } from '../support/replies.js';

const built = packageFile('dist', 'src', 'render', 'render-chart.js');
const program = `
  const { renderChart } = await import(${JSON.stringify(pathToFileURL(built).href)});
  const reply = JSON.parse(process.argv[1]);
  const { png } = await renderChart(reply.answer);
  process.stdout.write(Buffer.from(png).subarray(1, 4));
`;

// Packages that are not ES modules are imported more strictly by Node than by the test runner.
test.skipIf(!existsSync(built))('the built program draws charts in plain Node', () => {
  const node = ['--input-type=module', '--eval', program, JSON.stringify(trialFunnel)];
  expect(execFileSync(process.execPath, node, { encoding: 'utf8' })).toBe('PNG');
});
