import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { definitionsSchema, type Definitions } from '../../src/journeys/definitions.js';

/** Harbor's footpath.yaml. */
export function harborDefinitions(): Definitions {
  return definitionsSchema.parse(parse(readFileSync('src/demo/footpath.yaml', 'utf8')));
}
