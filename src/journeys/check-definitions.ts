import { closestNames } from './closest-names.js';
import type { Condition } from './condition.js';
import type { Definitions } from './definitions.js';

/** Something in footpath.yaml that needs a look, and where: keys and places from the top. */
export interface DefinitionIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface DeclaredNames {
  readonly journeys: readonly string[];
  readonly terms: readonly string[];
}

/**
 * What the shape alone can't show: names that don't exist, things named twice, terms that mean themselves.
 *
 * @param declared all names that are written down, also of what is wrong in itself and therefore not in `definitions`.
 */
export function checkDefinitions(definitions: Definitions, declared: DeclaredNames): DefinitionIssue[] {
  return [
    ...stagesNamedTwice(definitions),
    ...changesNamedTwice(definitions),
    ...unknownNames(definitions, declared),
    ...termsOfThemselves(definitions),
  ];
}

function stagesNamedTwice({ journeys }: Definitions): DefinitionIssue[] {
  return Object.entries(journeys).flatMap(([journey, { stages }]) =>
    namedTwice(stages).map(({ place, name }) => ({
      path: ['journeys', journey, 'stages', place],
      message: `the stage "${name}" is in this journey already; name the second one differently`,
    })),
  );
}

function changesNamedTwice({ changes }: Definitions): DefinitionIssue[] {
  return namedTwice(changes).map(({ place, name }) => ({
    path: ['changes', place, 'name'],
    message: `another change is called "${name}"; add what tells them apart`,
  }));
}

function namedTwice(things: readonly { readonly name: string }[]): { place: number; name: string }[] {
  const names = things.map(({ name }) => name);
  return names.flatMap((name, place) => (names.indexOf(name) < place ? [{ place, name }] : []));
}

function unknownNames(definitions: Definitions, declared: DeclaredNames): DefinitionIssue[] {
  const { terms, journeys } = definitions;
  return eachCondition(terms).flatMap(({ path, condition }): DefinitionIssue[] => {
    if ('term' in condition) {
      if (declared.terms.includes(condition.term)) return [];
      return [{ path: [...path, 'term'], message: noSuch('term', condition.term, declared.terms) }];
    }
    if (!('stage' in condition) && !('lost_at' in condition)) return [];
    const [key, stage] = 'stage' in condition ? ['stage', condition.stage] : ['lost_at', condition.lost_at];
    const { journey } = condition;
    if (journey !== undefined && !declared.journeys.includes(journey)) {
      return [{ path: [...path, 'journey'], message: noSuch('journey', journey, declared.journeys) }];
    }
    const wanted = journey === undefined ? declared.journeys : [journey];
    // A journey that is wrong in itself says nothing about its stages.
    if (!wanted.every((name) => Object.hasOwn(journeys, name))) return [];
    const stages = wanted.flatMap((name) => journeys[name].stages);
    if (stages.some(({ name, any_of }) => name === stage || any_of.includes(stage))) return [];
    const known = stages.map(({ name }) => name);
    return [{ path: [...path, key], message: noSuch('stage', stage, known) }];
  });
}

function termsOfThemselves({ terms }: Definitions): DefinitionIssue[] {
  const used = (term: string) =>
    Object.hasOwn(terms, term)
      ? terms[term].flatMap((condition) => ('term' in condition ? [condition.term] : []))
      : [];
  return Object.keys(terms).flatMap((term) => {
    const trail = findTrail(term, term, used, []);
    if (!trail) return [];
    const message = `a term must not mean itself: ${[term, ...trail].map((name) => `"${name}"`).join(' → ')}`;
    return [{ path: ['terms', term], message }];
  });
}

/** How one term leads to another over the terms in between. */
function findTrail(
  from: string,
  to: string,
  used: (term: string) => readonly string[],
  seen: string[],
): string[] | undefined {
  for (const next of used(from)) {
    if (next === to) return [next];
    if (seen.includes(next)) continue;
    seen.push(next);
    const rest = findTrail(next, to, used, seen);
    if (rest) return [next, ...rest];
  }
  return undefined;
}

/** Every condition of every term, and where it stands. */
export function eachCondition(
  terms: Definitions['terms'],
): { path: (string | number)[]; condition: Condition }[] {
  return Object.entries(terms).flatMap(([term, conditions]) =>
    conditions.map((condition, place) => ({ path: ['terms', term, place], condition })),
  );
}

function noSuch(kind: string, name: string, known: readonly string[]): string {
  const hint = suggestion(name, known);
  const list = known.length > 0 ? `; known are ${known.join(', ')}` : `; none is defined`;
  return `there is no ${kind} "${name}"${hint || list}`;
}

/** Ends a sentence about an unknown name. */
export function suggestion(name: string, known: readonly string[]): string {
  const [closest] = closestNames(name, known);
  return closest === undefined ? '' : `; did you mean "${closest}"?`;
}
