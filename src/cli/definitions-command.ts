import { Argument, Command } from 'commander';
import { parse } from 'yaml';
import { describeDefinition } from '../ask/describe-definition.js';
import { describeFigures } from '../ask/describe-figures.js';
import { describePeriod } from '../ask/describe-conditions.js';
import { editDefinition, type EditEffect, type MeasuredDefinition } from '../ask/edit-definition.js';
import { wordAnswer } from '../ask/word-answer.js';
import { runTool } from '../ask/run-tool.js';
import { FootpathError } from '../errors.js';
import { definitionKinds, type DefinitionKind } from '../journeys/definition-entries.js';
import { renderTerminal } from '../render/terminal.js';
import type { Session } from './session.js';

interface EditFlags {
  readonly remove?: true;
  readonly dryRun?: true;
}

const defaultColumns = 80;

/** `footpath definitions`: what words mean here, and `edit` to change it. */
export function definitionsCommand(session: Session): Command {
  const { terminal, useWorkspace } = session;
  const command = new Command('definitions')
    .description('show what journeys, outcomes and terms mean, with their versions')
    .argument('[name]', 'one of them')
    .action(async (name: string | undefined) => {
      await useWorkspace('footpath definitions', async ({ view }) => {
        const now = await view();
        const args = name === undefined ? {} : { name };
        const envelope = await runTool('definitions', args, now);
        const answer = wordAnswer({ tool: 'definitions', args }, envelope, now.catalog);
        const size = { columns: terminal.columns ?? defaultColumns, color: terminal.color };
        const question = name === undefined ? 'definitions' : `definition of ${name}`;
        terminal.stdout.write(`${renderTerminal({ kind: 'answer', question, answer }, size)}\n`);
      });
    });
  command.addCommand(
    new Command('edit')
      .description('change a definition in footpath.yaml, and see what that does to last month')
      .addArgument(new Argument('<kind>').choices(definitionKinds))
      .argument('<name>')
      .argument('[definition]', 'as in footpath.yaml, such as "[{did: Subscribed}]"')
      .option('--remove', 'take it out')
      .option('--dry-run', 'only say what it would do')
      .action((kind: DefinitionKind, name: string, text: string | undefined, flags: EditFlags) =>
        edit(session, kind, name, text, flags),
      ),
  );
  return command;
}

async function edit(
  { terminal, useWorkspace }: Session,
  kind: DefinitionKind,
  name: string,
  text: string | undefined,
  { remove, dryRun }: EditFlags,
): Promise<void> {
  if ((text === undefined) !== (remove === true)) {
    throw new FootpathError('bad_input', 'Give the definition as in footpath.yaml, or --remove.');
  }
  const body = text === undefined ? undefined : readYaml(text);
  await useWorkspace('footpath definitions edit', async ({ workspace, view }) => {
    const effect = await editDefinition(workspace, await view(), { kind, name, body }, !dryRun);
    const version = workspace.versions.get(`${kind} ${name}`);
    const done = dryRun ? 'Nothing was changed.' : remove ? 'Taken out.' : `Now ${name}@${version ?? 1}.`;
    terminal.stdout.write(`${[...effectLines(effect), done].join('\n')}\n`);
  });
}

function readYaml(text: string): unknown {
  try {
    const body: unknown = parse(text);
    if (body !== null && body !== undefined) return body;
  } catch (cause) {
    throw new FootpathError('bad_input', `The definition is not YAML: ${String(cause)}`, { cause });
  }
  throw new FootpathError('bad_input', 'The definition is empty. To take it out, use --remove.');
}

function effectLines({ month, before, after, warnings }: EditEffect): string[] {
  const lines = (label: string, definition: MeasuredDefinition | undefined) => {
    if (!definition) return [];
    const { entry, figures } = definition;
    const said = figures ? [`  ${describePeriod(month)}: ${describeFigures(entry.kind, figures)}`] : [];
    return [`${label}: ${describeDefinition(entry)}`, ...said];
  };
  return [...lines('Before', before), ...lines('After', after), ...warnings];
}
