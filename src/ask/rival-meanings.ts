import type { Catalog } from './catalog.js';
import { stem } from './offline/text/stem.js';
import type { ToolPlan } from './plan.js';

const mostRivals = 3;
/** Say nothing of what is meant. */
const empty = new Set(['with', 'and', 'the', 'for', 'from', 'customer', 'user', 'people', 'all', 'not']);

/**
 * Says which meaning was taken where words of the question fit several names of the catalog equally well: they share
 * the same words with it, and the other name has no more words of its own.
 *
 * @returns a sentence for each name that has rivals.
 */
export function rivalMeanings(question: string, { args }: ToolPlan, catalog: Catalog): string[] {
  const asked = new Map(wordsOf(question).map((word) => [stem(word), word]));
  const names = [
    ...catalog.activities.map(({ name }) => name),
    ...[catalog.journeys, catalog.outcomes, catalog.terms].flatMap((some) => Object.keys(some)),
  ];
  const used = new Set(textsIn(args));
  /** An alias says what a word means here. */
  const settled = new Set(
    Object.entries(catalog.aliases).flatMap(([alias, name]) =>
      stemsOf(alias).every((word) => asked.has(word)) ? [name] : [],
    ),
  );
  const sharedWith = (name: string) => stemsOf(name).filter((word) => asked.has(word));
  return [...new Set(names)].flatMap((name) => {
    const shared = sharedWith(name);
    const own = stemsOf(name).length;
    if (!used.has(name) || shared.length === 0 || shared.length === own || settled.has(name)) return [];
    const rivals = [...new Set(names)].filter(
      (other) =>
        !used.has(other) &&
        !isTheSame(name, other, catalog) &&
        stemsOf(other).length <= own &&
        sharedWith(other).join() === shared.join(),
    );
    if (rivals.length === 0) return [];
    const words = shared.map((word) => asked.get(word)).join(' ');
    return [`“${words}” was taken as ${name}; it could also mean ${listed(rivals)}.`];
  });
}

/** An outcome and its activity are one thing. */
function isTheSame(one: string, other: string, { outcomes }: Catalog): boolean {
  const did = (name: string) => {
    const outcome = Object.hasOwn(outcomes, name) ? outcomes[name] : undefined;
    return outcome && 'did' in outcome ? outcome.did : name;
  };
  return did(one) === did(other);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostRivals);
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(' or ');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function stemsOf(name: string): string[] {
  return [...new Set(wordsOf(name).map(stem))].filter((word) => word.length > 2 && !empty.has(word)).sort();
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
