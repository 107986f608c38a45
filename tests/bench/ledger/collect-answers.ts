import type { ToolPlan } from '../../../src/ask/plan.js';
import { FootpathError } from '../../../src/errors.js';
import type { Envelope } from '../../../tools/tool.js';
import { readQuestions } from '../../eval/question-set.js';

/** A question, what it was to be understood as, and what came out. */
export interface CollectedAnswer {
  readonly question: string;
  readonly plan: ToolPlan;
  readonly envelope: Envelope;
}

type Planned = Pick<CollectedAnswer, 'question' | 'plan'>;

/** Every different plan of question sets, with the first question for it. */
export function plansOf(files: readonly URL[]): Planned[] {
  const plans = new Map<string, Planned>();
  for (const { question, plans: accepted } of files.flatMap(readQuestions)) {
    for (const plan of accepted) {
      const key = JSON.stringify(plan);
      if ('tool' in plan && plan.tool !== 'schedule_digest' && !plans.has(key))
        plans.set(key, { question, plan });
    }
  }
  return [...plans.values()];
}

/**
 * What the tools answer. Plans that this workspace can't answer are left out.
 *
 * @param most plans of each tool.
 */
export async function* collectAnswers(
  plans: readonly Planned[],
  run: (plan: ToolPlan) => Promise<Envelope>,
  most: number,
): AsyncGenerator<CollectedAnswer> {
  const taken = new Map<string, number>();
  for (const { question, plan } of plans) {
    const before = taken.get(plan.tool) ?? 0;
    if (before >= most) continue;
    taken.set(plan.tool, before + 1);
    try {
      yield { question, plan, envelope: await run(plan) };
    } catch (error) {
      if (!(error instanceof FootpathError)) throw error;
    }
  }
}
