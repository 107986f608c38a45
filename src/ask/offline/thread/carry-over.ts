import type { Condition } from '../../../journeys/condition.js';
import type { Period } from '../../../journeys/period.js';
import { periodSchema } from '../../../journeys/period.js';
import type { ToolPlan } from '../../plan.js';
import { asSegment } from './merge-plans.js';

/** The customers that a plan is about, as conditions that another tool can take. */
export function customersOf({ tool, args }: ToolPlan): Condition[] {
  const all: Readonly<Record<string, unknown>> = args;
  const segment = asSegment(all['segment']);
  const period = periodOf(all);
  const did = (activity: unknown): Condition[] =>
    typeof activity === 'string' ? [{ did: activity, ...(period ? { period } : {}) }] : [];
  switch (tool) {
    case 'trend':
      return [
        ...segment,
        ...(typeof all['term'] === 'string' ? [{ term: all['term'] }] : []),
        ...did(all['activity']),
      ];
    case 'drop_offs':
      return [...segment, ...(typeof all['at'] === 'string' ? [{ lost_at: all['at'] }] : [])];
    case 'paths':
      return [...segment, ...did(all['from'] ?? all['to'])];
    case 'retention':
      return [...segment, ...did(all['start'])];
    default:
      return segment;
  }
}

export function periodOf(args: object): Period | undefined {
  const parsed = 'period' in args ? periodSchema.safeParse(args.period) : undefined;
  return parsed?.success ? parsed.data : undefined;
}

/** Arguments beside the customers that mean the same to both tools. */
export function sharedArguments(before: ToolPlan, tool: string): Record<string, unknown> {
  const args: Readonly<Record<string, unknown>> = before.args;
  const keys = (sharedKeys[tool] ?? []).filter((key) => key !== 'period' || before.tool !== 'trend');
  const shared = Object.entries(args).filter(([key, value]) => keys.includes(key) && value !== undefined);
  return { ...Object.fromEntries(shared), ...subjectOf(before, tool) };
}

/** What the plan before was about, where the other tool has an argument of its own for it. */
function subjectOf({ tool: earlier, args }: ToolPlan, tool: string): Record<string, unknown> {
  const before: Readonly<Record<string, unknown>> = args;
  const steps = Array.isArray(before['steps']) ? before['steps'] : [];
  if (tool === 'paths' && steps.length > 1) return { from: steps[0], to: steps.at(-1) };
  if (tool === 'trend' && earlier === 'definitions' && before['name'] !== undefined)
    return { measure: 'customers', term: before['name'] };
  return {};
}

const sharedKeys: Readonly<Record<string, readonly string[]>> = {
  journey_map: ['journey', 'period'],
  drop_offs: ['journey', 'period'],
  churn_risk: ['horizon_days'],
  moments_of_truth: ['outcome'],
  effect: ['outcome', 'journey'],
  next_best_action: ['customer', 'outcome'],
  customer: ['customer'],
  feedback_search: ['source', 'sentiment', 'period'],
  feedback_themes: ['source', 'sentiment', 'period'],
};
