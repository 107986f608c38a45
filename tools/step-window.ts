import type { Definitions } from '../src/journeys/definitions.js';

const defaultWindowDays = 30;

/** Longest time from the first of these steps to the last: steps that are all stages of one journey keep its window. */
export function stepWindowDays({ journeys }: Definitions, steps: readonly string[]): number {
  const home = Object.values(journeys).find(({ stages }) =>
    steps.every((step) => stages.some(({ name }) => name === step)),
  );
  return home?.within_days ?? defaultWindowDays;
}
