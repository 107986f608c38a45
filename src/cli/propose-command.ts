import { Command } from 'commander';
import { FootpathError } from '../errors.js';
import { proposeDefinitions } from '../journeys/proposal/propose-definitions.js';
import { proposalText } from '../store/proposal-text.js';
import { definitionsFile, type Workspace } from '../store/workspace.js';
import { writeNewFile } from '../store/write-new-file.js';
import type { Session } from './session.js';

/** `footpath propose`: writes a footpath.yaml from what the data suggest. */
export function proposeCommand({ terminal, useWorkspace }: Session): Command {
  return new Command('propose')
    .description('propose journeys, outcomes and terms from the data, as a footpath.yaml to edit')
    .option('--print', 'print the proposal and write nothing')
    .action(async (flags: { print?: true }) => {
      await useWorkspace('footpath propose', async ({ workspace }) => {
        const log = await workspace.log();
        if (log.customerCount === 0) {
          throw new FootpathError(
            'not_found',
            'There is no data to propose from yet. Load some with `footpath import`.',
          );
        }
        if (flags.print) {
          terminal.stdout.write(proposalText(proposeDefinitions(log)));
          return;
        }
        const written = await writeProposal(workspace);
        const file = definitionsFile(workspace.folder);
        if (!written) {
          throw new FootpathError(
            'bad_input',
            `${file} is there already and stays as it is. See the proposal with \`footpath propose --print\`.`,
          );
        }
        await workspace.refresh();
        terminal.stdout.write(`${inWords(workspace)}\nWrote ${file}: check it and change what is wrong.\n`);
      });
    });
}

/** Writes the proposal where there is no footpath.yaml yet. @returns whether it did. */
export async function writeProposal(workspace: Workspace): Promise<boolean> {
  const text = proposalText(proposeDefinitions(await workspace.log()));
  return writeNewFile(definitionsFile(workspace.folder), text);
}

function inWords({ definitions: { journeys, outcomes, terms } }: Workspace): string {
  const list = (title: string, names: readonly string[]) =>
    names.length > 0 ? [`${title}: ${names.join(', ')}`] : [];
  return [
    ...Object.entries(journeys).map(
      ([name, { stages, within_days: days }]) =>
        `Journey ${name}: ${stages.map((stage) => stage.name).join(' → ')}, within ${days} days`,
    ),
    ...list('Outcomes', Object.keys(outcomes)),
    ...list('Terms', Object.keys(terms)),
  ].join('\n');
}
