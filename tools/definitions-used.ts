import type { Segment } from '../src/journeys/condition.js';

/** What an answer rests on, by kind. */
export interface DefinitionNames {
  readonly journey?: string;
  readonly outcome?: string;
  readonly term?: string;
  readonly segment?: Segment;
}

/** The definitions that an answer rests on, with their versions: `trial@3`. */
export function definitionsUsed(
  versions: ReadonlyMap<string, number>,
  { journey, outcome, term, segment = [] }: DefinitionNames,
): string[] {
  const used = [
    ...(journey === undefined ? [] : [['journey', journey]]),
    ...(outcome === undefined ? [] : [['outcome', outcome]]),
    ...(term === undefined ? [] : [['term', term]]),
    ...segment.flatMap((condition) => ('term' in condition ? [['term', condition.term]] : [])),
  ];
  return used.map(([kind, name]) => `${name}@${versions.get(`${kind} ${name}`) ?? 1}`);
}
