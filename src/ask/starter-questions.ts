import type { Catalog } from './catalog.js';

/** Questions that work on this workspace's data, most useful first. */
export function starterQuestions({ journeys, outcomes, sources, traits, activities }: Catalog): string[] {
  const [journey, second] = Object.keys(journeys);
  const trait = traits.find(({ personal, values }) => !personal && values.length > 1 && values.length <= 12);
  if (journey) {
    return [
      `Where do customers drop off in the ${journey} journey?`,
      ...('churn' in outcomes ? ['Who is about to leave?'] : []),
      ...(sources.some(({ feedback }) => feedback > 0) ? ['What are customers complaining about?'] : []),
      `Why do customers leave the ${second ?? journey} journey?`,
      ...(trait ? [`Drop-offs of the ${journey} journey by ${trait.name}`] : []),
    ];
  }
  const [first, next] = activities;
  return first && next ? [`How many go from ${first.name} to ${next.name}?`] : [];
}
