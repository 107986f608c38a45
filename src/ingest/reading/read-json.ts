import { z } from 'zod';
import { isJsonObject, scanJsonLines, scanJsonObjects, type JsonObject } from './json-scan.js';
import { isBroken, type Piece } from './raw-record.js';
import { splitRecords, type Texts } from './split-records.js';

/** How a JSON file is laid out. */
export const jsonLayoutSchema = z.object({
  format: z.literal('jsonl'),
  /** One object a line; otherwise the items of one array, or objects over several lines. */
  lines: z.boolean(),
  columns: z.array(z.string()).readonly(),
});
export type JsonLayout = z.output<typeof jsonLayoutSchema>;

const deepestPath = 4;

/** Finds the layout and the paths of the values from the beginning of a file. */
export async function detectJsonLayout(start: string): Promise<JsonLayout> {
  const firstLine = scanJsonLines(start, 0, true);
  const lines = start.trimStart().startsWith('{') && firstLine?.fields !== undefined;
  const objects: JsonObject[] = [];
  for await (const pieces of splitRecords([start], lines ? scanJsonLines : scanJsonObjects)) {
    for (const piece of pieces) if (!isBroken(piece)) objects.push(piece.fields);
  }
  return { format: 'jsonl', lines, columns: pathsOf(objects) };
}

/** Paths of all values in the objects. */
export function pathsOf(objects: readonly JsonObject[]): string[] {
  const paths = new Set<string>();
  for (const object of objects) collectPaths(object, '', paths);
  return [...paths];
}

/** Reads the records of a JSON text. */
export async function* readJson(
  layout: JsonLayout,
  texts: Texts,
  wanted: readonly string[],
): AsyncGenerator<Piece[]> {
  const record = jsonRecords(wanted);
  for await (const pieces of splitRecords(texts, layout.lines ? scanJsonLines : scanJsonObjects)) {
    yield pieces.map((piece) => (isBroken(piece) ? piece : record(piece.fields, piece.line, piece.text)));
  }
}

/** Turns parsed JSON objects into raw records. */
export function jsonRecords(
  wanted: readonly string[],
): (object: JsonObject, line: number, text?: string) => Piece {
  const paths = wanted.map((path) => ({ path, keys: path.split('.') }));
  return (object, line, text = JSON.stringify(object)) => ({
    line,
    text,
    cells: paths.map(({ path, keys }) =>
      asText(Object.hasOwn(object, path) ? object[path] : keys.reduce(step, object)),
    ),
    content: () => canonical(object),
  });
}

function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return JSON.stringify(value);
}

/** JSON with sorted keys and no blanks: the same for objects that say the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${entries.join(',')}}`;
}

function collectPaths(object: JsonObject, prefix: string, paths: Set<string>): void {
  for (const [key, value] of Object.entries(object)) {
    const path = prefix + key;
    if (isJsonObject(value) && path.split('.').length < deepestPath) collectPaths(value, `${path}.`, paths);
    else paths.add(path);
  }
}
