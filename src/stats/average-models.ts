import type { Model } from './learner.js';

/** A model that says what others say on average. */
export function averageModels(models: readonly Model[]): Model {
  const mean = (parts: readonly Float64Array[]) =>
    parts[0].map((_, place) => parts.reduce((sum, part) => sum + part[place], 0) / parts.length);
  return {
    score: (table) => mean(models.map((model) => model.score(table))),
    contributions: (table, row) => mean(models.map((model) => model.contributions(table, row))),
  };
}
