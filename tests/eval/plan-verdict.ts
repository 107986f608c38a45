import type { Catalog } from '../../src/ask/catalog.js';
import type { Plan } from '../../src/ask/plan.js';
import type { WantedPlan } from './question-set.js';

/** `asked` is a clarify where a plan was due; `wrong`, a different plan, is the harmful kind. */
export type Verdict = 'exact' | 'asked' | 'declined' | 'wrong';

/** Judges a plan under the equivalences of CONTRACT §3: lists are sets, an outcome equals its activity, free text is alike by shared words. */
export function judge(got: Plan, wanted: readonly WantedPlan[], catalog: Catalog): Verdict {
  if (wanted.some((each) => isSame(got, each, catalog))) return 'exact';
  const [first] = wanted;
  if ('clarify' in got && first && !('clarify' in first)) return 'asked';
  return 'decline' in got && first && !('decline' in first) ? 'declined' : 'wrong';
}

function isSame(got: Plan, wanted: WantedPlan, catalog: Catalog): boolean {
  if ('clarify' in wanted) return 'clarify' in got;
  if ('decline' in wanted) return 'decline' in got && got.decline.reason === wanted.decline.reason;
  if (!('tool' in got) || got.tool !== wanted.tool) return false;
  const [a, b] = [got.args, wanted.args].map((args) => withOutcomes({ ...args }, catalog));
  if (!a || !b) return false;
  for (const key of freeText[got.tool] ?? []) {
    if (key in a !== key in b || (key in a && !isAlike(String(a[key]), String(b[key])))) return false;
    delete a[key];
    delete b[key];
  }
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

type Args = Record<string, unknown>;

const freeText: Readonly<Record<string, readonly string[]>> = {
  feedback_search: ['about'],
  schedule_digest: ['question'],
  customer: ['customer'],
  definitions: ['name'],
};

/** Where an outcome and its activity both fit, they are the same. */
function withOutcomes(args: Args, catalog: Catalog): Args {
  const outcomes = new Map(
    Object.entries(catalog.outcomes).flatMap(([name, outcome]) =>
      'did' in outcome ? [[outcome.did, name] as const] : [],
    ),
  );
  const outcomeOf = (value: unknown): string | undefined =>
    typeof value === 'string' ? outcomes.get(value) : undefined;
  const activity = outcomeOf(args['activity']);
  if (activity !== undefined) {
    delete args['activity'];
    args['outcome'] ??= activity;
  }
  for (const key of ['from', 'to', 'outcome']) args[key] = outcomeOf(args[key]) ?? args[key];
  return args;
}

/** Sorted keys, value lists as sets, without what is left out or true by default. */
function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item));
    return key === 'steps' ? items : items.map((item) => JSON.stringify(item)).sort();
  }
  if (typeof value === 'string') return value.trim().toLowerCase();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([name, item]) => item !== undefined && !isDefault(name, item, value),
  );
  return Object.fromEntries(
    entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [
        name,
        canonical(name === 'is' || name === 'is_not' ? [item].flat() : item, name),
      ]),
  );
}

/** `once at least` is what `did` means; a stage tells its journey. */
function isDefault(name: string, item: unknown, condition: object): boolean {
  if (Array.isArray(item) && item.length === 0) return true;
  if (name === 'at_least' && item === 1 && 'did' in condition) return true;
  if (name === 'explain' && item === false) return true;
  return name === 'journey' && ('stage' in condition || 'lost_at' in condition);
}

const fillers = new Set(
  'the a an of to in on for and or with about is are was what people customers users they us our we say saying said'.split(
    ' ',
  ),
);

function isAlike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) =>
    (text.toLowerCase().match(/[a-z0-9]+/g) ?? [])
      .filter((word) => !fillers.has(word))
      .map((word) => word.replace(/(?:ing|ed|es|s)$/, '')),
  );
  if (!x || !y) return false;
  const shared = x.filter((word) => y.includes(word)).length;
  return shared > 0 && shared >= Math.min(x.length, y.length) / 2;
}
