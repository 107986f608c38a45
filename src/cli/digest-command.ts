import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { FootpathError } from '../errors.js';
import { composeDigest } from '../digest/compose-digest.js';
import { digestChart } from '../digest/digest-chart.js';
import { digestTerminal } from '../digest/digest-text.js';
import { digestParts } from '../digest/standing-questions.js';
import { asOfOption, type AsOfFlag } from './as-of-option.js';
import { digestSubscriptionCommands } from './digest-subscriptions-command.js';
import type { Session } from './session.js';

interface DigestFlags extends AsOfFlag {
  readonly dryRun?: true;
  readonly chart?: string;
}

const defaultColumns = 80;

/** `footpath digest`: what really changed last week. */
export function digestCommand(session: Session): Command {
  const command = new Command('digest')
    .description('print what really changed last week')
    .option('--dry-run', 'print the digest; nothing is sent')
    .addOption(asOfOption())
    .option('--chart <file.png>', 'write the chart to a file')
    .action((flags: DigestFlags) => print(session, flags));
  for (const each of digestSubscriptionCommands(session)) command.addCommand(each);
  return command;
}

async function print({ terminal, useWorkspace }: Session, flags: DigestFlags): Promise<void> {
  await useWorkspace('footpath digest', async ({ view }) => {
    const digest = await composeDigest(await view(flags.asOf), digestParts);
    const { columns = defaultColumns, color } = terminal;
    terminal.stdout.write(`${digestTerminal(digest, { columns, color })}\n`);
    if (flags.chart === undefined) return;
    const chart = digestChart(digest);
    if (!chart) throw new FootpathError('bad_input', 'There is no chart: no measure could be judged.');
    // Drawing needs fonts and a rasteriser, which the words do not wait for.
    const { drawChart } = await import('../render/render-chart.js');
    await writeFile(resolve(terminal.cwd, flags.chart), (await drawChart(chart)).png);
  });
}
