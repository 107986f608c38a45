import { Command } from 'commander';
import { runTool } from '../ask/run-tool.js';
import type { WorkspaceView } from '../ask/workspace-view.js';
import { FootpathError } from '../errors.js';
import { segmentAssignment, segmentsOutput } from '../../tools/segments.js';
import type { Envelope } from '../../tools/tool.js';
import { asOfOption, type AsOfFlag } from './as-of-option.js';
import type { Session } from './session.js';

/** `footpath tool`: runs one typed tool. */
export function toolCommand({ terminal, useWorkspace }: Session): Command {
  return new Command('tool')
    .description('run one analysis tool and print its result as JSON')
    .argument('<name>', 'such as drop_offs; see docs/tools')
    .argument('[arguments]', 'as JSON', '{}')
    .addOption(asOfOption())
    .option('--members', 'with segments: the segment of each customer too')
    .action(async (name: string, text: string, flags: ToolFlags) => {
      const args = parseArguments(text);
      await useWorkspace('footpath tool', async ({ view }) => {
        const workspace = await view(flags.asOf);
        const envelope = await runTool(name, args, workspace);
        const result = flags.members ? await withAssignment(envelope, workspace) : envelope;
        terminal.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      });
    });
}

interface ToolFlags extends AsOfFlag {
  readonly members?: boolean;
}

async function withAssignment(envelope: Envelope, workspace: WorkspaceView): Promise<unknown> {
  if (!isSegments(envelope)) {
    throw new FootpathError('bad_input', '--members goes with the tool segments only.');
  }
  const { data, ...rest } = envelope;
  const assignment = await segmentAssignment(envelope.args, workspace);
  return { ...rest, data: { ...segmentsOutput.parse(data), assignment } };
}

function isSegments(envelope: Envelope): envelope is Envelope<'segments'> {
  return envelope.tool === 'segments';
}

function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FootpathError('bad_input', `The arguments are not JSON: ${reason}`, { cause });
  }
}
