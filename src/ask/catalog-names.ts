import type { Catalog } from './catalog.js';

/** Names that an answer must not say unless they are in its result. */
export function catalogNames(catalog: Catalog): string[] {
  const { activities, changes, actions, journeys, outcomes, terms } = catalog;
  return [
    ...activities.map(({ name }) => name),
    ...[journeys, outcomes, terms, actions].flatMap((definitions) => Object.keys(definitions)),
    ...changes.map(({ name }) => name),
  ];
}

/** Words that are values of some trait and mean too much else. */
const ordinary = new Set(
  'yes no true false none other others unknown new old all any active inactive high low medium open closed'.split(
    ' ',
  ),
);

/** The values of traits: a stranger must not say them either. In our own words, `team` may be no plan. */
export function traitValues({ traits }: Catalog): string[] {
  return traits
    .filter(({ personal }) => !personal)
    .flatMap(({ values }) => values.map(({ value }) => value))
    .filter((value) => !ordinary.has(value.toLowerCase()) && !/^[\d.,]*$/.test(value));
}
