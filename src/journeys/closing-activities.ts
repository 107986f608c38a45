import type { FollowUp } from './follow-up.js';
import type { JourneyLog } from './journey-log.js';

const fewestCustomers = 50;
/** After a closing activity the outcome comes to less than this part of those it comes to otherwise. */
const mostOfUsual = 0.02;

/**
 * When each customer could no longer come to an outcome: after an activity that the outcome as good as never follows,
 * such as a lost deal or an exam result, though it follows others. 0 for those who still can. It keeps those whose
 * story is over from being foretold, and from flattering a model.
 *
 * @returns Unix seconds per entry of `followed.customers`.
 */
export function closedAt(log: JourneyLog, followed: FollowUp): Uint32Array {
  const { customers, outcomeAt } = followed;
  const did = new Uint32Array(log.activityNames.length);
  const cameAfter = new Uint32Array(log.activityNames.length);
  eachActivity(log, followed, (place, activity) => {
    did[activity]++;
    if (outcomeAt[place] > 0) cameAfter[activity]++;
  });
  const usual = outcomeAt.reduce((sum, came) => sum + (came > 0 ? 1 : 0), 0) / customers.length;
  const closes = did.map((count, activity) =>
    count >= fewestCustomers && count * usual >= 10 && cameAfter[activity] <= mostOfUsual * usual * count
      ? 1
      : 0,
  );
  const closed = new Uint32Array(customers.length);
  eachActivity(log, followed, (place, activity, time) => {
    if (closes[activity] === 1 && closed[place] === 0) closed[place] = time;
  });
  return closed;
}

/** The first of each activity that a customer does after the entry and before the outcome. */
function eachActivity(
  log: JourneyLog,
  { customers, enteredAt, outcomeAt }: FollowUp,
  tell: (place: number, activity: number, time: number) => void,
): void {
  const seen = new Uint32Array(log.activityNames.length);
  customers.forEach((customer, place) => {
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const time = log.times[event];
      const activity = log.activities[event];
      if (outcomeAt[place] > 0 && time >= outcomeAt[place]) return;
      if (time <= enteredAt[place] || seen[activity] === place + 1) continue;
      seen[activity] = place + 1;
      tell(place, activity, time);
    }
  });
}
