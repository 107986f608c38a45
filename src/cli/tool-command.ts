import { Command } from 'commander';
import { runTool } from '../ask/run-tool.js';
import { FootpathError } from '../errors.js';
import { asOfOption, type AsOfFlag } from './as-of-option.js';
import type { Session } from './session.js';

/** `footpath tool`: runs one typed tool. */
export function toolCommand({ terminal, useWorkspace }: Session): Command {
  return new Command('tool')
    .description('run one analysis tool and print its result as JSON')
    .argument('<name>', 'such as drop_offs; see docs/tools.md')
    .argument('[arguments]', 'as JSON', '{}')
    .addOption(asOfOption())
    .action(async (name: string, text: string, flags: AsOfFlag) => {
      const args = parseArguments(text);
      await useWorkspace('footpath tool', async ({ view }) => {
        const envelope = await runTool(name, args, await view(flags.asOf));
        terminal.stdout.write(`${JSON.stringify(envelope, null, 2)}\n`);
      });
    });
}

function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FootpathError('bad_input', `The arguments are not JSON: ${reason}`, { cause });
  }
}
