import type { Envelope } from '../../tools/tool.js';
import type { ToolName } from '../../tools/tool-arguments.js';
import type { Catalog } from './catalog.js';
import type { Plan } from './plan.js';

/** Fewer customers than this are not shown as a group: who they are could be guessed. */
export const smallestGroup = 5;

/** Their answers name customers, or quote them. */
const toolsThatNamePeople: ReadonlySet<ToolName> = new Set([
  'customers',
  'customer',
  'churn_risk',
  'next_best_action',
  'feedback_themes',
  'feedback_search',
]);

/** Whether the answer to a plan may name people: then it is for who may see them, and not for a whole channel. */
export function namesPeople(plan: Plan, { traits }: Catalog): boolean {
  if ('clarify' in plan) return plan.clarify.about === 'customer';
  if ('decline' in plan) return false;
  const personal = new Set(traits.filter((trait) => trait.personal).map(({ name }) => name));
  return toolsThatNamePeople.has(plan.tool) || mentions(plan.args, personal);
}

/** Whether a split or a condition is about one of the traits. */
function mentions(value: unknown, traits: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((item) => mentions(item, traits));
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, item]) =>
    typeof item === 'string' ? namesATrait.has(key) && traits.has(item) : mentions(item, traits),
  );
}

const namesATrait = new Set(['trait', 'breakdown']);

/** The result without groups of so few customers that one could guess who they are, and a caveat that says so. */
export function hideSmallGroups<Result extends Envelope>(envelope: Result): Result {
  let hidden = 0;
  const without = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const shown = value.filter((item) => !isSmallGroup(item));
      hidden += value.length - shown.length;
      return shown.map(without);
    }
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, without(item)]));
  };
  const data = without(envelope.data);
  if (hidden === 0) return envelope;
  const caveat = `Groups of fewer than ${smallestGroup} customers are not shown.`;
  return { ...envelope, data, caveats: [...envelope.caveats, caveat] };
}

/** A value of a split, a side of a comparison or a segment: named, and with a size of its own. */
function isSmallGroup(item: unknown): boolean {
  if (!isRecord(item) || !(typeof item.value === 'string' || typeof item.label === 'string')) return false;
  const first: unknown = Array.isArray(item.steps) ? item.steps[0] : item;
  const size = isRecord(first) ? first.customers : undefined;
  return typeof size === 'number' && size > 0 && size < smallestGroup;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
