import { isInterfaceWord, isStageWord, isSupportMatter, kindOfActivity } from './activity-kind.js';
import { orderOf, shareAfter, shareBefore, type ActivityOrder } from './activity-order.js';

/** More than a person takes in at once help nobody. */
const mostStages = 5;
/** A stage is on the way of half of those who arrive … */
const leastNecessity = 0.5;
/** … and mostly comes in the same place: where two come either way, as things done side by side do, this is near 0.5. */
const leastOrder = 0.6;

/**
 * The stages on the way to a goal, the goal itself last: the chain of activities, each nearly always before the next,
 * that most of those who arrive went through. Of longer chains, the stages that tell least are left out: those that
 * nearly all reach who reached the one before, or after which nearly all go on.
 *
 * @param goal place in the order, as are the stages that are returned.
 * @param usable what may be a stage, by place.
 */
export function proposeStages(
  order: ActivityOrder,
  goal: number,
  usable: (activity: number) => boolean,
): number[] {
  const goalKind = kindOfActivity(order.names[goal]);
  const isBought = goalKind === 'purchase' || goalKind === 'sale';
  const candidates = order.codes
    .map((_, activity) => activity)
    .filter((activity) => {
      const kind = kindOfActivity(order.names[activity]);
      const isBeside =
        kind === 'churn' ||
        kind === 'loss' ||
        kind === 'trouble' ||
        kind === 'team' ||
        kind === 'feedback' ||
        (isBought && isSupportMatter(order.names[activity]));
      return activity !== goal && !isBeside && usable(activity);
    })
    .filter((activity) => shareBefore(order, activity, goal) >= leastNecessity);
  const chain = heaviestChain(order, candidates, goal);
  while (chain.length > mostStages) chain.splice(leastTelling(order, chain), 1);
  return chain;
}

/** How much a stage would be missed in a journey. */
function weight(order: ActivityOrder, activity: number, goal: number): number {
  const { names, events, reach } = order;
  const named = isStageWord(names[activity]) ? 2 : isInterfaceWord(names[activity]) ? 0.25 : 1;
  const once = Math.sqrt(reach[activity] / events[activity]);
  return shareBefore(order, activity, goal) * once * named;
}

/** The chain of most weight among those in which each comes before the next. */
function heaviestChain(order: ActivityOrder, candidates: readonly number[], goal: number): number[] {
  // What has fewer before it stands earlier, so that a chain only has to look back.
  const isBefore = (a: number, b: number) => orderOf(order, a, b) >= leastOrder;
  const ranked = [...candidates].sort(
    (a, b) => earliness(order, candidates, b) - earliness(order, candidates, a),
  );
  const best: { weight: number; chain: number[] }[] = [];
  for (const activity of ranked) {
    const own = weight(order, activity, goal);
    const before = best
      .filter(({ chain }) => chain.every((other) => isBefore(other, activity)))
      .sort((a, b) => b.weight - a.weight)[0];
    best.push({
      weight: own + (before?.weight ?? 0),
      chain: [...(before?.chain ?? []), activity],
    });
  }
  const heaviest = best.sort((a, b) => b.weight - a.weight)[0];
  return [...(heaviest?.chain ?? []), goal];
}

/** Of how many others it nearly always comes before. */
function earliness(order: ActivityOrder, others: readonly number[], activity: number): number {
  return others.reduce((sum, other) => sum + (other === activity ? 0 : orderOf(order, activity, other)), 0);
}

/** Where nothing is lost on either side, the weight decides. */
const leastLoss = 0.02;

/** Place in the chain, neither first nor last. */
function leastTelling(order: ActivityOrder, chain: readonly number[]): number {
  const goal = chain[chain.length - 1];
  const telling = chain.slice(1, -1).map((activity, index) => {
    const lostBefore = 1 - shareAfter(order, chain[index], activity);
    const lostAfter = 1 - shareAfter(order, activity, chain[index + 2]);
    return weight(order, activity, goal) * (leastLoss + Math.min(lostBefore, lostAfter));
  });
  return 1 + telling.indexOf(Math.min(...telling));
}
