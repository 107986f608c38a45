import { readFile } from 'node:fs/promises';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { FootpathError } from '../errors.js';
import { checkDefinitions, type DefinitionIssue } from '../journeys/check-definitions.js';
import { definitionsSchema, noDefinitions, type Definitions } from '../journeys/definitions.js';
import { unseenActivities } from '../journeys/unseen-activities.js';
import { isSystemError } from './owner-file.js';
import { shapeIssues } from '../journeys/shape-issues.js';

export interface FileProblem {
  readonly line: number;
  /** What is wrong and how to mend it. */
  readonly message: string;
}

export interface CheckedDefinitions {
  /** What the file says as far as it is right. */
  readonly definitions: Definitions;
  readonly problems: readonly FileProblem[];
  /** What is worth a look, but no reason to stop. */
  readonly warnings: readonly FileProblem[];
}

/**
 * Reads footpath.yaml; without the file there are no definitions.
 *
 * @param activities that the data have seen.
 * @throws FootpathError `bad_setting` that lists every problem at once.
 */
export async function readDefinitions(
  file: string,
  activities: readonly string[],
): Promise<CheckedDefinitions> {
  const text = await readText(file);
  if (text === undefined) return { definitions: noDefinitions, problems: [], warnings: [] };
  const checked = checkDefinitionsText(text, activities);
  if (checked.problems.length === 0) return checked;
  const list = checked.problems.map(({ line, message }) => `  - line ${line}: ${message}`);
  throw new FootpathError('bad_setting', `${file} needs mending:\n${list.join('\n')}`);
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (isSystemError(cause, 'ENOENT')) return undefined;
    throw new FootpathError('bad_setting', `${file} can't be read: ${String(cause)}`, { cause });
  }
}

/** Checks the text of a footpath.yaml and finds every problem, each with its line. */
export function checkDefinitionsText(text: string, activities: readonly string[]): CheckedDefinitions {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(lines.linePos(offset).line, 1);
  const syntax = document.errors.map(({ pos, code, message }) => ({
    line: lineAt(pos[0]),
    message: code === 'DUPLICATE_KEY' ? 'this name stands here twice; keep one of them' : message,
  }));
  const written = writtenSchema.safeParse(document.toJS());
  if (!written.success || document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) {
    const shape = { line: 1, message: 'must be a list of sections such as `journeys:` and `outcomes:`' };
    return { definitions: noDefinitions, problems: syntax.length > 0 ? syntax : [shape], warnings: [] };
  }

  const parsed = definitionsSchema.safeParse(written.data);
  const issues = shapeIssues(parsed.error?.issues ?? []);
  const definitions = definitionsSchema.parse(rightPart(written.data, issues));
  const namesIn = (section: unknown) => (isRecord(section) ? Object.keys(section) : []);
  const names = checkDefinitions(definitions, {
    journeys: namesIn(written.data.journeys),
    terms: namesIn(written.data.terms),
  });
  const located = ({ path, message }: DefinitionIssue) => ({
    line: lineAt(offsetOf(document, path)),
    message: `${spell(path)}: ${message}`,
  });
  const byLine = (a: FileProblem, b: FileProblem) => a.line - b.line;
  return {
    definitions,
    problems: [...syntax, ...[...issues, ...names].map(located)].sort(byLine),
    warnings: unseenActivities(definitions, activities).map(located).sort(byLine),
  };
}

/** Sections as they are written; one without anything under it is as good as none. */
const writtenSchema = z
  .record(z.string(), z.unknown())
  .nullable()
  .transform((sections) =>
    Object.fromEntries(Object.entries(sections ?? {}).filter(([, section]) => section !== null)),
  );

/** What is left without the journeys, outcomes, terms … that are wrong. */
function rightPart(
  written: Readonly<Record<string, unknown>>,
  issues: readonly DefinitionIssue[],
): Record<string, unknown> {
  const isWrong = (path: readonly string[]) =>
    issues.some((issue) => issue.path.slice(0, path.length).join('\0') === path.join('\0'));
  return Object.fromEntries(
    Object.entries(written)
      .filter(([name]) => !issues.some(({ path }) => path.length === 1 && path[0] === name))
      .filter(([name, section]) => !Array.isArray(section) || !isWrong([name]))
      .map(([name, section]) => [name, isRecord(section) ? without(section, name) : section]),
  );
  function without(section: Record<string, unknown>, name: string): Record<string, unknown> {
    return Object.fromEntries(Object.entries(section).filter(([entry]) => !isWrong([name, entry])));
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where in the text the last key of a path stands that is there. */
function offsetOf(document: Document.Parsed, path: DefinitionIssue['path']): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = isNode(node) ? (node.range?.[0] ?? offset) : offset;
    }
  }
  return offset;
}

/** `terms.paying customers[1].did` */
function spell(path: DefinitionIssue['path']): string {
  return path
    .map((key, place) => (typeof key === 'number' ? `[${key}]` : `${place > 0 ? '.' : ''}${key}`))
    .join('');
}
