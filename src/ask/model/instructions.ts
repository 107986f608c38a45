import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-root.js';
import type { Catalog } from '../catalog.js';

const mostActivities = 200;
const mostTraits = 80;
const mostValues = 25;

/** The words that a model gets before a question: prompts/answer.md, with what this company's data hold. */
export function instructions(catalog: Catalog, today: string): string {
  const prompt = readFileSync(packageFile('prompts', 'answer.md'), 'utf8');
  const slots: Readonly<Record<string, string>> = { today, catalog: JSON.stringify(outline(catalog)) };
  return prompt.replace(/\{\{(\w+)\}\}/g, (slot, name: string) => slots[name] ?? slot);
}

/** Names alone: no counts, no customers, no values of personal traits. */
function outline({
  journeys,
  outcomes,
  terms,
  changes,
  actions,
  activities,
  traits,
  sources,
}: Catalog): object {
  return {
    journeys: Object.fromEntries(
      Object.entries(journeys).map(([name, { stages }]) => [name, stages.map((stage) => stage.name)]),
    ),
    outcomes,
    terms: Object.keys(terms),
    changes,
    actions: Object.keys(actions),
    activities: activities.slice(0, mostActivities).map(({ name }) => name),
    traits: Object.fromEntries(
      traits
        .filter(({ personal }) => !personal)
        .slice(0, mostTraits)
        .map(({ name, kind, values }) => [
          name,
          kind === 'number' ? 'number' : values.slice(0, mostValues).map(({ value }) => value),
        ]),
    ),
    sources: sources.map(({ name }) => name),
  };
}
