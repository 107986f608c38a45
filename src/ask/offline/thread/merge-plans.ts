import type { Condition } from '../../../journeys/condition.js';

type Args = Readonly<Record<string, unknown>>;

/** Arguments of which a plan has one: a new one of the kind takes the old one's place. */
const alternatives: readonly (readonly string[])[] = [
  ['journey', 'steps', 'at'],
  ['activity', 'outcome', 'journey', 'term'],
  ['change', 'at'],
];

export interface MergeOptions {
  /** `instead`: what is new takes the place of the old conditions. */
  readonly replaces: boolean;
  /** `also`, `add`: values of the same trait are added to. */
  readonly adds: boolean;
  /** Another customer group is named to look at in its turn: `and for promoters?`. */
  readonly next: boolean;
}

/** The plan before with what the follow-up says differently. */
export function mergeArguments(
  before: Args,
  said: Args,
  tool: string,
  options: MergeOptions,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...before };
  const [journeyKinds = [], subjectKinds = [], changeKinds = []] = alternatives;
  const kinds =
    tool === 'trend'
      ? subjectKinds
      : tool === 'effect'
        ? changeKinds
        : tool === 'drop_offs'
          ? journeyKinds
          : [];
  if (
    kinds.some((kind) => said[kind] !== undefined) &&
    !(
      tool === 'drop_offs' &&
      said['at'] !== undefined &&
      said['journey'] === undefined &&
      said['steps'] === undefined
    )
  ) {
    for (const kind of kinds) delete merged[kind];
  }
  if (said['compare'] !== undefined && hasPeriods(said['compare'])) delete merged['period'];
  if (said['period'] !== undefined && hasPeriods(merged['compare'])) delete merged['compare'];
  for (const [key, value] of Object.entries(said)) if (value !== undefined) merged[key] = value;
  if (said['customer'] !== undefined) delete merged['segment'];
  if (tool === 'paths' && (said['from'] === undefined) !== (said['to'] === undefined))
    delete merged[said['from'] === undefined ? 'from' : 'to'];
  const segment = mergeSegments(asSegment(before['segment']), asSegment(said['segment']), options);
  if (segment.length > 0 && merged['customer'] === undefined) merged['segment'] = segment;
  return merged;
}

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
  const kept = before.filter(
    (old) =>
      !said.some(
        (condition) =>
          subjectOf(condition) === subjectOf(old) || (next && 'term' in old && 'term' in condition),
      ),
  );
  const disjoint = kept.length === before.length;
  if (replaces && disjoint && said.length > 0) return [...said];
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
  if ('term' in condition) return `term ${condition.term}`;
  return 'stage';
}

function join(old: Condition, condition: Condition): Condition {
  if (!('is' in old) || !('is' in condition)) return condition;
  return { trait: condition.trait, is: [...new Set([old.is, condition.is].flat())] };
}
