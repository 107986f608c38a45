import type { Catalog } from '../../src/ask/catalog.js';
import type { Plan } from '../../src/ask/plan.js';
import type { Planner } from '../../src/ask/planner.js';
import { judge, type Verdict } from './plan-verdict.js';
import type { WantedAnswer } from './question-set.js';

export interface Evaluated {
  readonly wanted: WantedAnswer;
  readonly got: Plan;
  readonly why: readonly string[];
  readonly verdict: Verdict;
}

export type Tally = Readonly<Record<Verdict | 'n', number>>;

/** Names that the questions speak of; the catalogs hold no customers. */
const customers = new Set(['lindqvist retail', 'marlow studios', 'hansen consulting', 'brightside agency']);

/** Asks a planner every question of a set, as of the last day of the company's data. */
export async function evaluate(
  planner: Planner,
  questions: readonly WantedAnswer[],
  catalog: Catalog,
): Promise<Evaluated[]> {
  const evaluated: Evaluated[] = [];
  for (const wanted of questions) {
    const { plan, why } = await planner.plan({
      question: wanted.question,
      thread: wanted.thread,
      catalog,
      today: catalog.time_range?.to ?? '2026-10-31',
      isCustomer: (text) => customers.has(text.toLowerCase()),
    });
    evaluated.push({ wanted, got: plan, why, verdict: judge(plan, wanted.plans, catalog) });
  }
  return evaluated;
}

export function tally(evaluated: readonly Evaluated[]): Tally {
  const count = (verdict: Verdict): number => evaluated.filter((each) => each.verdict === verdict).length;
  return {
    n: evaluated.length,
    exact: count('exact'),
    asked: count('asked'),
    declined: count('declined'),
    wrong: count('wrong'),
  };
}

/** By tool wanted, then by kind of question. */
export function tallyByGroup(evaluated: readonly Evaluated[]): Map<string, Tally> {
  const groups = new Map<string, Evaluated[]>();
  for (const each of evaluated) {
    const [first] = each.wanted.plans;
    const group = first && 'tool' in first ? first.tool : `(${each.wanted.kind})`;
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, all]) => [group, tally(all)]));
}
