import type { Segment } from '../src/journeys/condition.js';

interface NamedDefinitions {
  readonly journey?: string;
  readonly outcome?: string;
}

/** The definitions that an answer rests on, with their versions, such as `trial@3`: its own, then the segment's terms. */
export function definitionsUsed(
  versions: ReadonlyMap<string, number>,
  segment: Segment | undefined,
  { journey, outcome }: NamedDefinitions,
): string[] {
  const terms = (segment ?? []).flatMap((condition) => ('term' in condition ? [condition.term] : []));
  return [
    ...(journey === undefined ? [] : [`${journey}@${versions.get(`journey ${journey}`) ?? 1}`]),
    ...(outcome !== undefined && versions.has(`outcome ${outcome}`)
      ? [`${outcome}@${versions.get(`outcome ${outcome}`)}`]
      : []),
    ...terms.map((term) => `${term}@${versions.get(`term ${term}`) ?? 1}`),
  ];
}
