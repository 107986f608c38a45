import { eachCondition, suggestion, type DefinitionIssue } from './check-definitions.js';
import type { Definitions } from './definitions.js';

/**
 * Activities in definitions that the data have not seen: not wrong, since they may come, but perhaps misspelt.
 * Conditions may also name a stage or an outcome.
 */
export function unseenActivities(definitions: Definitions, activities: readonly string[]): DefinitionIssue[] {
  return unseenMentions(definitions, activities).map(({ path, name }) => ({
    path,
    message: `no record has the activity "${name}" yet${suggestion(name, activities)}`,
  }));
}

/** Where definitions name activities that the data have not seen. */
export function unseenMentions(definitions: Definitions, activities: readonly string[]): Mention[] {
  const stages = Object.values(definitions.journeys).flatMap((journey) => journey.stages);
  const reachable = [...stages.map(({ name }) => name), ...Object.keys(definitions.outcomes)];
  const seen = new Set(activities);
  return activitiesIn(definitions).filter(
    ({ path, name }) => !seen.has(name) && !(path[0] === 'terms' && reachable.includes(name)),
  );
}

export interface Mention {
  readonly path: readonly (string | number)[];
  readonly name: string;
}

function activitiesIn({ journeys, outcomes, terms, actions }: Definitions): Mention[] {
  const ofJourneys = Object.entries(journeys).flatMap(([journey, { stages }]) =>
    stages.flatMap(({ any_of }, place) =>
      any_of.map((name) => ({ path: ['journeys', journey, 'stages', place], name })),
    ),
  );
  const ofOutcomes = Object.entries(outcomes).flatMap(([outcome, definition]): Mention[] => {
    if ('did' in definition) return [{ path: ['outcomes', outcome, 'did'], name: definition.did }];
    return definition.after ? [{ path: ['outcomes', outcome, 'after'], name: definition.after }] : [];
  });
  const ofTerms = eachCondition(terms).flatMap(({ path, condition }): Mention[] => {
    if ('did' in condition) return [{ path: [...path, 'did'], name: condition.did }];
    return 'did_not' in condition ? [{ path: [...path, 'did_not'], name: condition.did_not }] : [];
  });
  const ofActions = Object.keys(actions).map((name) => ({ path: ['actions', name], name }));
  return [...ofJourneys, ...ofOutcomes, ...ofTerms, ...ofActions];
}
