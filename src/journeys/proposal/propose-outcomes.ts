import { countInWords } from '../count-in-words.js';
import type { JourneyLog } from '../journey-log.js';
import { kindOfActivity, type ActivityKind } from './activity-kind.js';
import type { ActivityOrder } from './activity-order.js';
import type { Proposal, ProposedJourney } from './proposal.js';
import { spokenName } from './spoken-name.js';
import { usualPause } from './usual-days.js';

const outcomeKinds: readonly ActivityKind[] = ['sale', 'resolution', 'completion', 'growth', 'loss'];
const leastReach = 0.01;
const mostOthers = 8;

/** Ends, good and bad: what the first journey leads to, how customers are lost, and what else its name tells to be one. */
export function proposeOutcomes(
  log: JourneyLog,
  order: ActivityOrder,
  journeys: readonly ProposedJourney[],
): Proposal['outcomes'] {
  const { names, reach } = order;
  const count = (activity: number) => `${countInWords(reach[activity])} customers did it.`;
  const common = names
    .map((_, activity) => activity)
    .filter((activity) => reach[activity] >= leastReach * log.customerCount);
  const goal = goalOf(order, journeys);
  const conversion =
    goal < 0 ? [] : [{ name: endName(names[goal]), means: { did: names[goal] }, reason: count(goal) }];
  const churned = common.find((activity) => kindOfActivity(names[activity]) === 'churn');
  const churn =
    churned === undefined
      ? inactivity(log, order, goal)
      : [{ name: 'churn', means: { did: names[churned] }, reason: count(churned) }];
  const others = common
    .filter(
      (activity) =>
        activity !== goal && outcomeKinds.some((kind) => kind === kindOfActivity(names[activity])),
    )
    .slice(0, mostOthers)
    .map((activity) => ({
      name: spokenName(names[activity]),
      means: { did: names[activity] },
      reason: count(activity),
    }));
  const all = [...conversion, ...churn, ...others];
  return all.filter(({ name }, place) => all.findIndex((other) => other.name === name) === place);
}

/** What the first journey leads to: people speak of conversion where something is bought. */
function endName(goal: string): string {
  return kindOfActivity(goal) === 'purchase' ? 'conversion' : spokenName(goal);
}

/** Place of the first journey's end, -1 where there is none. */
function goalOf({ names }: ActivityOrder, [journey]: readonly ProposedJourney[]): number {
  const last = journey?.stages.at(-1);
  return names.indexOf((typeof last === 'string' ? last : last?.any_of[0]) ?? '');
}

/** Customers who come back after the goal are lost when they stay away; a case that is closed is not. */
function inactivity(log: JourneyLog, order: ActivityOrder, goal: number): Proposal['outcomes'] {
  const days = goal < 0 ? undefined : usualPause(log, order.codes[goal]);
  if (days === undefined) return [];
  return [
    {
      name: 'churn',
      means: { inactive_days: days, after: order.names[goal] },
      reason: `Nine of ten pauses of customers after ${order.names[goal]} are no longer than ${days} days.`,
    },
  ];
}
