import { definitionEntries, type DefinitionEntry } from '../src/journeys/definition-entries.js';
import type { Definitions } from '../src/journeys/definitions.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';

/**
 * All definitions that a word could mean: what is called so, what an alias of it stands for, and what has it in its
 * name. `churn` is the outcome, and `churned customers` is close enough to be shown beside it.
 */
export function definitionsMeant(definitions: Definitions, word: string): DefinitionEntry[] {
  const wanted = plain(word);
  const all = definitionEntries(definitions);
  const exact = all.filter(({ name }) => plain(name) === wanted);
  const targets = exact.flatMap(({ kind, body }) => (kind === 'alias' ? [plain(String(body))] : []));
  const behind = all.filter(({ name }) => targets.includes(plain(name)));
  const close =
    wanted.length < 3 ? [] : all.filter(({ kind, name }) => kind !== 'alias' && plain(name).includes(wanted));
  return [...new Set([...exact, ...behind, ...close])];
}

export interface NamedThing {
  readonly kind: 'stage' | 'activity' | 'trait' | 'source';
  readonly name: string;
  readonly used_by: string[];
}

/** What of the data and the journeys has exactly this name. */
export function thingsNamed({ log, definitions }: Vocabulary, word: string): NamedThing[] {
  const stages = Object.values(definitions.journeys).flatMap(({ stages: own }) =>
    // A stage of one activity is that activity.
    own.filter(({ name, any_of }) => any_of.length > 1 || any_of[0] !== name).map(({ name }) => name),
  );
  const kinds = [
    ['stage', stages],
    ['activity', log.activityNames],
    ['trait', [...log.traits.keys()]],
    ['source', log.sources.map(({ name }) => name)],
  ] as const;
  return kinds.flatMap(([kind, names]) =>
    [...new Set(names)]
      .filter((name) => plain(name) === plain(word))
      .map((name) => ({ kind, name, used_by: usersOf(definitions, name) })),
  );
}

/** Names of the definitions that speak of something. */
function usersOf(definitions: Definitions, name: string): string[] {
  return definitionEntries(definitions)
    .filter(({ name: own, body }) => own === name || holds(body, name))
    .map((entry) => entry.name);
}

function holds(body: unknown, name: string): boolean {
  if (typeof body === 'string') return body === name;
  return typeof body === 'object' && body !== null && Object.values(body).some((part) => holds(part, name));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
