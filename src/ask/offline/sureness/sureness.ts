import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { packageFile } from '../../../package-root.js';
import type { Signs } from './signs.js';

/** Says of a plan how likely it is the one that was meant, 0–1. */
export interface Sureness {
  chanceRight(signs: Signs): number;
}

/** Learnt from plans that were right or wrong at companies whose wordings were unknown (`npm run sureness`). */
const modelSchema = z.strictObject({
  intercept: z.number(),
  /** What each sign adds to the log odds of a wrong plan. */
  weights: z.record(z.string(), z.number()),
});
export type SurenessModel = z.output<typeof modelSchema>;

export const surenessFile = packageFile('models', 'sureness', 'model.json');

export const surenessOf = ({ intercept, weights }: SurenessModel): Sureness => {
  const weightOf = new Map(Object.entries(weights));
  return {
    chanceRight(signs) {
      let odds = intercept;
      for (const [sign, strength] of signs) odds += strength * (weightOf.get(sign) ?? 0);
      return 1 / (1 + Math.exp(odds));
    },
  };
};

export const readSureness = async (): Promise<Sureness> =>
  surenessOf(modelSchema.parse(JSON.parse(await readFile(surenessFile, 'utf8'))));
