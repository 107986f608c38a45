import { isDeepStrictEqual } from 'node:util';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { FootpathError } from '../errors.js';
import {
  definitionEntries,
  sectionOfKind,
  type DefinitionEntry,
  type DefinitionKind,
} from '../journeys/definition-entries.js';
import {
  definitionFigures,
  lastMonth,
  type DefinitionFigures,
  type Month,
} from '../journeys/definition-figures.js';
import { proposeDefinitions } from '../journeys/proposal/propose-definitions.js';
import { checkDefinitionsText } from '../store/definitions-file.js';
import { editedDefinitions } from '../store/edited-definitions.js';
import { isSystemError } from '../store/owner-file.js';
import { proposalText } from '../store/proposal-text.js';
import { definitionsFile, type Workspace } from '../store/workspace.js';
import { writeNewFile } from '../store/write-new-file.js';
import type { WorkspaceView } from './workspace-view.js';

export interface DefinitionEdit {
  readonly kind: DefinitionKind;
  readonly name: string;
  /** As footpath.yaml would have it; undefined takes it out. */
  readonly body: unknown;
  /** The version that whoever edits has looked at, 0 for none; left out, whatever stands there is replaced. */
  readonly seen?: number;
}

/** What an edit does: the definition before and after, and what each says of the month before. */
export interface EditEffect {
  readonly month: Month;
  /** Of the definition before; 0 where there is none. */
  readonly version: number;
  readonly before?: MeasuredDefinition;
  readonly after?: MeasuredDefinition;
  /** What is odd about it, such as an activity that no record has. */
  readonly warnings: readonly string[];
}

export interface MeasuredDefinition {
  readonly entry: DefinitionEntry;
  readonly figures?: DefinitionFigures;
}

/** The edit of each workspace that is being written: one after another, so that none is lost. */
const writing = new WeakMap<Workspace, Promise<unknown>>();

/**
 * Changes one definition in footpath.yaml, and says what that does to last month's figures. Where there is no file yet,
 * one is made of what the data suggest.
 *
 * @param write false to see the effect alone.
 * @throws FootpathError `bad_input` when the file would need mending after it, `not_found` for nothing to take out,
 *   `in_use` when somebody has changed the definition since it was looked at.
 */
export function editDefinition(
  workspace: Workspace,
  view: WorkspaceView,
  edit: DefinitionEdit,
  write: boolean,
): Promise<EditEffect> {
  const before = write ? writing.get(workspace) : undefined;
  const done = Promise.resolve(before)
    .catch(() => undefined)
    .then(() => makeEdit(workspace, view, edit, write));
  if (write) writing.set(workspace, done);
  return done;
}

async function makeEdit(
  workspace: Workspace,
  { log, asOf }: WorkspaceView,
  { kind, name, body, seen }: DefinitionEdit,
  write: boolean,
): Promise<EditEffect> {
  const { definitions } = workspace;
  const version = workspace.versions.get(`${kind} ${name}`) ?? 0;
  const file = definitionsFile(workspace.folder);
  const former = await readIfThere(file);
  const before = entryOf(definitions, kind, name);
  if (body === undefined && !before) {
    throw new FootpathError('not_found', `There is no ${kind} "${name}" to take out.`);
  }
  const text = editedDefinitions(former ?? proposalText(proposeDefinitions(log)), kind, name, body);
  const checked = checkDefinitionsText(text, log.activityNames);
  if (checked.problems.length > 0) {
    const problems = checked.problems.map(({ message }) => message);
    const list =
      problems.length === 1 ? ` ${problems[0]}` : problems.map((problem) => `\n  - ${problem}`).join('');
    throw new FootpathError('bad_input', `footpath.yaml would need mending, so nothing was changed:${list}`);
  }
  const month = lastMonth(asOf);
  const measured = (entry: DefinitionEntry | undefined, all: typeof definitions) =>
    entry && { entry, figures: definitionFigures({ log, definitions: all }, entry, month) };
  const after = entryOf(checked.definitions, kind, name);
  // Who saves the same form twice finds their own change, and nothing is left to do.
  const isSaved = former !== undefined && isDeepStrictEqual(before, after);
  if (write && !isSaved && seen !== undefined && seen !== version) {
    throw new FootpathError('in_use', `Somebody else has changed ${kind} "${name}" since you looked at it.`);
  }
  const effect = {
    month,
    version,
    before: measured(before, definitions),
    after: measured(after, checked.definitions),
    warnings: checked.warnings
      .map(({ message }) => message)
      .filter((message) => message.startsWith(`${sectionOfKind[kind]}.${name}`)),
  };
  if (write && !isSaved) {
    await replaceFile(file, text, former === undefined);
    await workspace.refresh();
  }
  return effect;
}

function entryOf(
  definitions: WorkspaceView['definitions'],
  kind: DefinitionKind,
  name: string,
): DefinitionEntry | undefined {
  return definitionEntries(definitions).find((entry) => entry.kind === kind && entry.name === name);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Whole or not at all. */
async function replaceFile(file: string, text: string, isNew: boolean): Promise<void> {
  if (isNew) {
    if (await writeNewFile(file, text)) return;
    throw new FootpathError('in_use', `${file} was written by somebody else just now. Try again.`);
  }
  const beside = `${file}.${process.pid}.tmp`;
  await writeFile(beside, text);
  await rename(beside, file);
}
