import type { Catalog } from './catalog.js';
import type { Planned, Planner } from './planner.js';
import { RecentlyUsed } from './recently-used.js';

const mostKept = 1000;

/** A planner that understands the same question, after the same thread and over the same catalog, once. */
export function keepPlans(planner: Planner): Planner {
  const byCatalog = new WeakMap<Catalog, RecentlyUsed<Promise<Planned>>>();
  return {
    plan(request) {
      const { catalog, question, thread, today } = request;
      const plans = byCatalog.get(catalog) ?? new RecentlyUsed<Promise<Planned>>(mostKept);
      byCatalog.set(catalog, plans);
      const key = JSON.stringify([question, today, thread]);
      const planned = plans.of(key, () => planner.plan(request));
      planned.catch(() => plans.forget(key, planned));
      return planned;
    },
  };
}
