import type { z } from 'zod';
import type { DefinitionIssue } from './check-definitions.js';

/** What zod found, one issue per wrong thing; of several allowed shapes, the one that was most likely meant. */
export function shapeIssues(issues: readonly z.core.$ZodIssue[]): DefinitionIssue[] {
  return issues.flatMap((issue) => flatten(issue, []));
}

type Path = readonly (string | number)[];

function flatten(issue: z.core.$ZodIssue, above: Path): DefinitionIssue[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: issue.message }));
  }
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
    if (meant.every((inner) => !isOtherShape(inner))) return meant.flatMap((inner) => flatten(inner, path));
  }
  if (issue.code === 'invalid_key') return [{ path, message: 'the name is empty' }];
  return [{ path, message: plain(issue) }];
}

/** How far something is from a shape. */
function distance(shape: readonly z.core.$ZodIssue[]): number {
  return shape.reduce((sum, issue) => sum + (isOtherShape(issue) ? 100 : 1), 0);
}

/** A text where a list is expected, or the key that makes the shape what it is missing. */
function isOtherShape(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && (issue.path.length === 0 || isMissing(issue));
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.message.endsWith('received undefined');
}

function plain(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return issue.message;
  if (isMissing(issue)) return 'is missing';
  return issue.message.replace(
    /^Invalid input: expected (\w+), received (\w+)$/,
    (_, expected: string, received: string) => `must be ${words(expected)}, not ${words(received)}`,
  );
}

function words(type: string): string {
  const known: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'names with something each',
    record: 'names with something each',
    null: 'nothing',
  };
  return known[type] ?? type;
}
