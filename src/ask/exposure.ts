import { holdsPersonal, tellsDirectly } from '../../tools/personal.js';
import { toolNamed } from '../../tools/registry.js';
import type { Envelope } from '../../tools/tool.js';
import type { Catalog } from './catalog.js';
import type { Plan } from './plan.js';
import { isRecord } from './is-record.js';

/** Fewer customers than this are not shown as a group: who they are could be guessed. */
export const smallestGroup = 5;

/** Whether a plan is about persons who are told apart in it: nothing of the answer is for who may not see people. */
export function isAboutPeople(plan: Plan, { traits }: Catalog): boolean {
  if ('clarify' in plan) return plan.clarify.about === 'customer';
  if ('decline' in plan) return false;
  if (tellsDirectly(toolNamed(plan.tool).output) || 'customer' in plan.args) return true;
  return mentions(plan.args, new Set(traits.filter((trait) => trait.personal).map(({ name }) => name)));
}

/** Whether the answer to a plan may name people: then it is for who asked, and not for a whole channel. */
export function namesPeople(plan: Plan, catalog: Catalog): boolean {
  if (isAboutPeople(plan, catalog)) return true;
  return 'tool' in plan && holdsPersonal(toolNamed(plan.tool).output);
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
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, partsOfOne.has(key) ? item : without(item)]),
    );
  };
  const data = without(envelope.data);
  if (hidden === 0) return envelope;
  const caveat = `Groups of fewer than ${smallestGroup} customers are not shown.`;
  return { ...envelope, data, caveats: [...envelope.caveats, caveat] };
}

/** How far one group came: of these lists the first element tells how large the group is. */
const partsOfOne: ReadonlySet<string> = new Set(['steps', 'stages']);

/** A value of a split, a side of a comparison, a segment, a path or a cohort: anything with a size of its own. */
function isSmallGroup(item: unknown): boolean {
  if (!isRecord(item)) return false;
  const [parts] = [...partsOfOne].flatMap((key) => (Array.isArray(item[key]) ? [item[key]] : []));
  const first: unknown = parts ? parts[0] : item;
  const size = isRecord(first) ? first.customers : undefined;
  return typeof size === 'number' && size > 0 && size < smallestGroup;
}
