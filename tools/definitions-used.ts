import type { Segment } from '../src/journeys/condition.js';
import type { Definitions } from '../src/journeys/definitions.js';
import { journeyOfStage } from '../src/journeys/vocabulary.js';
import type { ToolDependencies } from './tool.js';

/** A definition that a result rests on. */
export interface DefinitionUsed {
  readonly kind: 'journey' | 'outcome' | 'term';
  readonly name: string;
}

/** The terms and journeys that a segment rests on. */
export function segmentDefinitions(definitions: Definitions, segment: Segment = []): DefinitionUsed[] {
  const journey = (stage: string, name?: string): DefinitionUsed => ({
    kind: 'journey',
    name: journeyOfStage(definitions, stage, name).name,
  });
  return segment.flatMap((condition): DefinitionUsed[] => {
    if ('term' in condition) return [{ kind: 'term', name: condition.term }];
    if ('stage' in condition) return [journey(condition.stage, condition.journey)];
    return 'lost_at' in condition ? [journey(condition.lost_at, condition.journey)] : [];
  });
}

/** Each with its version, once: `trial@3`. */
export function versioned(
  used: readonly DefinitionUsed[],
  { versions }: Pick<ToolDependencies, 'versions'>,
): string[] {
  return [...new Set(used.map(({ kind, name }) => `${name}@${versions.get(`${kind} ${name}`) ?? 1}`))];
}
