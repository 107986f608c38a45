import type { Segment } from '../src/journeys/condition.js';
import type { Definitions } from '../src/journeys/definitions.js';
import { journeyOfStage } from '../src/journeys/vocabulary.js';
import type { ToolDependencies } from './tool.js';

/** What an answer rests on, by kind. */
export interface DefinitionNames {
  readonly journey?: string | readonly string[];
  /** An outcome of footpath.yaml; an activity that stands for one has no definition. */
  readonly outcome?: string;
  readonly term?: string | readonly string[];
  readonly segment?: Segment;
}

/** The definitions that an answer rests on, those of its segment included, with their versions: `trial@3`. */
export function definitionsUsed(
  { definitions, versions }: Pick<ToolDependencies, 'definitions' | 'versions'>,
  { journey = [], outcome, term = [], segment = [] }: DefinitionNames,
): string[] {
  const used = [
    ...[journey].flat().map((name) => `journey ${name}`),
    ...(outcome !== undefined && versions.has(`outcome ${outcome}`) ? [`outcome ${outcome}`] : []),
    ...[term].flat().map((name) => `term ${name}`),
    ...segmentDefinitions(definitions, segment),
  ];
  return [...new Set(used)].map((key) => `${key.slice(key.indexOf(' ') + 1)}@${versions.get(key) ?? 1}`);
}

function segmentDefinitions(definitions: Definitions, segment: Segment): string[] {
  const journey = (stage: string, name?: string) =>
    `journey ${journeyOfStage(definitions, stage, name).name}`;
  return segment.flatMap((condition) => {
    if ('term' in condition) return [`term ${condition.term}`];
    if ('stage' in condition) return [journey(condition.stage, condition.journey)];
    return 'lost_at' in condition ? [journey(condition.lost_at, condition.journey)] : [];
  });
}
