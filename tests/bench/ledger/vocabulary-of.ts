import type { Catalog } from '../../../src/ask/catalog.js';
import { feedbackThemesOutput } from '../../../tools/feedback-themes-output.js';
import type { CollectedAnswer } from './collect-answers.js';
import type { Vocabulary } from './tamperings.js';

/** Names that may stand in for one another: of each kind in the catalog, and the themes of the answers. */
export function vocabularyOf(catalog: Catalog, answers: readonly CollectedAnswer[]): Vocabulary {
  const { activities, traits, journeys, outcomes, terms, sources, changes } = catalog;
  const open = traits.filter(({ personal }) => !personal);
  const themes = answers.flatMap(({ envelope: { tool, data } }) =>
    tool === 'feedback_themes' ? feedbackThemesOutput.parse(data).themes.map(({ name }) => name) : [],
  );
  return [
    activities.map(({ name }) => name),
    ...open.map(({ values }) => values.map(({ value }) => value)),
    open.map(({ name }) => name),
    ...[journeys, outcomes, terms].map((definitions) => Object.keys(definitions)),
    sources.map(({ name }) => name),
    changes.map(({ name }) => name),
    [...new Set(themes)],
  ];
}
