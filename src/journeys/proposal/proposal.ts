import type { Condition } from '../condition.js';
import { definitionsSchema, type Definitions, type OutcomeDefinition } from '../definitions.js';

/** What journeys, outcomes and words the data suggest, each with the reason, for people to check. */
export interface Proposal {
  readonly journeys: readonly ProposedJourney[];
  readonly outcomes: readonly (Proposed & { readonly means: OutcomeDefinition })[];
  readonly terms: readonly (Proposed & { readonly means: readonly Condition[] })[];
  /** Activities that look like what the team does to customers. */
  readonly actions: readonly string[];
}

interface Proposed {
  readonly name: string;
  readonly reason: string;
}

export interface ProposedJourney extends Proposed {
  readonly stages: readonly (string | { readonly name: string; readonly any_of: string[] })[];
  readonly withinDays: number;
}

/** The proposal as footpath.yaml would say it. Actions are left to people. */
export function proposedDefinitions({ journeys, outcomes, terms }: Proposal): Definitions {
  return definitionsSchema.parse({
    journeys: Object.fromEntries(
      journeys.map(({ name, stages, withinDays }) => [name, { stages, within_days: withinDays }]),
    ),
    outcomes: Object.fromEntries(outcomes.map(({ name, means }) => [name, means])),
    terms: Object.fromEntries(terms.map(({ name, means }) => [name, means])),
  });
}
