import { z } from 'zod';
import type { FeatureColumn } from '../src/journeys/feature-plan.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { traitValueText } from '../src/journeys/trait-value-text.js';
import type { LeavingModel } from './leaving-model.js';

/** Something about a customer that moves the risk. */
export const reasonSchema = z.object({
  /** An activity, a trait, or `activity as a whole`. */
  what: z.string(),
  raises: z.boolean(),
  /** Of an activity: how often they did it, and how long ago the last time was. */
  times: z.number().optional(),
  last_days: z.number().optional(),
  /** Of a trait. */
  is: z.string().optional(),
  /** What it adds to the log odds of the outcome, against the average customer. */
  weight: z.number(),
});
export type RiskReason = z.output<typeof reasonSchema>;

export const wholeActivity = 'activity as a whole';
const day = 86_400;
const mostReasons = 3;
/** Less than this changes a risk by less than a tenth of itself. */
const leastWeight = 0.1;

/** Why a customer's risk is what it is: what moves it most, both ways. */
export function riskReasons(
  log: JourneyLog,
  { model, columns, describe }: LeavingModel,
  customer: number,
): RiskReason[] {
  if (!model) return [];
  const table = describe(Uint32Array.of(customer));
  const weights = new Map<string, { column: FeatureColumn; weight: number }>();
  model.contributions(table, 0).forEach((weight, place) => {
    const column = subjectColumn(columns[place]);
    const what = subjectOf(column);
    weights.set(what, { column, weight: (weights.get(what)?.weight ?? 0) + weight });
  });
  return [...weights]
    .filter(([, { weight }]) => Math.abs(weight) >= leastWeight)
    .sort(([, one], [, other]) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, mostReasons)
    .map(([what, { column, weight }]) => ({
      what,
      raises: weight > 0,
      ...detail(log, column, customer),
      weight: Math.round(weight * 1000) / 1000,
    }));
}

/** What was set against peers is still what it was. */
function subjectColumn(column: FeatureColumn): FeatureColumn {
  if (column.kind === 'against peers') return column.of;
  return column.kind === 'peers' ? { kind: 'trait', trait: column.trait } : column;
}

function subjectOf(column: FeatureColumn): string {
  if (column.kind === 'activity') return column.activity;
  if (column.kind === 'season') return 'time of the year';
  return column.kind === 'trait' ? column.trait : wholeActivity;
}

function detail(
  log: JourneyLog,
  column: FeatureColumn,
  customer: number,
): Pick<RiskReason, 'times' | 'last_days' | 'is'> {
  if (column.kind === 'trait') {
    const trait = log.traits.get(column.trait);
    return { is: trait ? traitValueText(trait, customer) : 'unknown' };
  }
  if (column.kind === 'season') return {};
  const code = column.kind === 'activity' ? log.activityNames.indexOf(column.activity) : undefined;
  let times = 0;
  let last = 0;
  for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
    if (code !== undefined && log.activities[event] !== code) continue;
    times++;
    last = log.times[event];
  }
  return times === 0 ? { times } : { times, last_days: Math.floor((log.until - last) / day) };
}
