import { createOfflinePlanner } from '../../../src/ask/offline-planner.js';
import type { Signs } from '../../../src/ask/offline/sureness/signs.js';
import type { WordingModel } from '../../../src/ask/offline/wordings/wording-model.js';
import { companyCatalog } from '../catalog-file.js';
import { evaluate } from '../evaluate.js';
import { questionFiles } from '../question-files.js';
import { readQuestions } from '../question-set.js';

/** A plan that would be given if nothing were too unsure, and whether it is the one that was meant. */
export interface PlanOutcome {
  readonly company: string;
  readonly signs: Signs;
  readonly isRight: boolean;
}

/** Plans every question of a company as if its wordings had never been seen. */
export async function planOutcomes(company: string, wordings: WordingModel): Promise<PlanOutcome[]> {
  let seen: Signs | undefined;
  const recorder = {
    chanceRight(signs: Signs): number {
      seen = signs;
      return 1;
    },
  };
  const planner = createOfflinePlanner(
    () => Promise.resolve(wordings),
    () => Promise.resolve(recorder),
  );
  const catalog = companyCatalog(company);
  const outcomes: PlanOutcome[] = [];
  for (const question of questionFiles(company).flatMap(readQuestions)) {
    seen = undefined;
    const [evaluated] = await evaluate(planner, [question], catalog);
    if (seen && evaluated && 'tool' in evaluated.got)
      outcomes.push({ company, signs: seen, isRight: evaluated.verdict === 'exact' });
  }
  return outcomes;
}
