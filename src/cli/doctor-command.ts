import { Command } from 'commander';
import type { Check } from '../store/check.js';
import { checkWorkspace } from '../store/check-workspace.js';
import { FootpathError } from '../errors.js';
import { readOwner } from '../store/workspace-lock.js';
import type { Session } from './session.js';

/** `footpath doctor`: checks the set-up and says how to mend what is wrong. */
export function doctorCommand({ terminal, place, served, config }: Session): Command {
  return new Command('doctor').description('check the set-up').action(async () => {
    const owner = served ? undefined : await readOwner(place.folder);
    if (owner?.socketPath)
      throw new FootpathError('in_use', `${owner.command} looks at the workspace for others.`);
    const checks = await checkWorkspace(place, served);
    if (config.slack) {
      const { checkSlack } = await import('../slack/check-slack.js');
      checks.push(await checkSlack(config.slack));
    }
    for (const check of checks) terminal.stdout.write(inWords(check));
    const broken = checks.filter(({ ok }) => !ok).map(({ name }) => name);
    if (broken.length > 0) throw new FootpathError('bad_setting', `To mend: ${broken.join(', ')}.`);
  });
}

function inWords({ name, ok, detail, mend }: Check): string {
  const lines = [`${ok ? '✓' : '✗'} ${name}: ${detail}`, ...(mend === undefined ? [] : [`→ ${mend}`])];
  return `${lines.join('\n').replaceAll('\n', '\n  ')}\n`;
}
