import type { ToolName } from '../../../../tools/tool-arguments.js';
import type { Condition } from '../../../journeys/condition.js';

type Args = Readonly<Record<string, unknown>>;

export interface MergeOptions {
  /** `instead`: what is new takes the place of the old conditions. */
  readonly replaces: boolean;
  /** `also`, `add`: values of the same trait are added to. */
  readonly adds: boolean;
  /** `only those that start there`: part of what was shown, so the rest of the plan stays. */
  readonly narrows?: boolean;
  /** Another group of customers is named to look at in its turn: `and for promoters?`. */
  readonly next: boolean;
}

/** What of the plan before goes when the follow-up says one of these. */
interface Replacement {
  readonly said: readonly string[];
  readonly goes: readonly string[];
}

const replacements: Partial<Record<ToolName, Replacement>> = {
  drop_offs: { said: ['journey', 'steps'], goes: ['journey', 'steps', 'at'] },
  trend: {
    said: ['activity', 'outcome', 'journey', 'term'],
    goes: ['activity', 'outcome', 'journey', 'term'],
  },
  effect: { said: ['change', 'at'], goes: ['change', 'at'] },
  paths: { said: ['from', 'to'], goes: ['from', 'to'] },
  next_best_action: { said: ['customer'], goes: ['segment'] },
};

/** The plan before with what the follow-up says differently. */
export function mergeArguments(
  before: Args,
  said: Args,
  tool: ToolName,
  options: MergeOptions,
): Record<string, unknown> {
  const merged = { ...before };
  const replacement = options.narrows && tool === 'paths' ? undefined : replacements[tool];
  if (replacement?.said.some((key) => said[key] !== undefined)) {
    for (const key of replacement.goes) delete merged[key];
  }
  if (hasPeriods(said['compare'])) delete merged['period'];
  if (said['period'] !== undefined && hasPeriods(merged['compare'])) delete merged['compare'];
  for (const [key, value] of Object.entries(said)) {
    if (value !== undefined && !isImplied(key, before, said)) merged[key] = value;
  }
  const segment = mergeSegments(
    asSegment(merged['segment'] && before['segment']),
    asSegment(said['segment']),
    options,
  );
  if (segment.length > 0) merged['segment'] = segment;
  return merged;
}

/** `compared to last month` names its own period only where the thread has none. */
const isImplied = (key: string, before: Args, said: Args): boolean =>
  key === 'period' && said['compare'] === 'previous_period' && before['period'] !== undefined;

const hasPeriods = (compare: unknown): boolean =>
  typeof compare === 'object' && compare !== null && 'periods' in compare;
const isCondition = (value: unknown): value is Condition => typeof value === 'object' && value !== null;
export const asSegment = (value: unknown): Condition[] =>
  Array.isArray(value) ? value.filter(isCondition) : [];

/** A new value of the same trait replaces the old one, a new trait adds. */
export function mergeSegments(
  before: readonly Condition[],
  said: readonly Condition[],
  { replaces, adds, next }: MergeOptions,
): Condition[] {
  const isReplaced = (old: Condition): boolean =>
    said.some((each) => subjectOf(each) === subjectOf(old) || (next && 'term' in old && 'term' in each));
  const kept = before.filter((old) => !isReplaced(old));
  if (replaces && kept.length === before.length && said.length > 0) return [...said];
  const joined = said.map((condition) => {
    const old = before.find((each) => subjectOf(each) === subjectOf(condition));
    return adds && old ? join(old, condition) : condition;
  });
  return [...kept, ...joined];
}

function subjectOf(condition: Condition): string {
  if ('trait' in condition) return `trait ${condition.trait}`;
  if ('did' in condition) return `did ${condition.did}`;
  if ('did_not' in condition) return `did ${condition.did_not}`;
  return 'term' in condition ? `term ${condition.term}` : 'stage';
}

function join(old: Condition, condition: Condition): Condition {
  if (!('is' in old) || !('is' in condition)) return condition;
  return { trait: condition.trait, is: [...new Set([old.is, condition.is].flat())] };
}
