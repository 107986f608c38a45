import { closedAt } from './closing-activities.js';
import { firstAtLeast } from './first-at-least.js';
import { entryTimes, followUp } from './follow-up.js';
import type { JourneyLog } from './journey-log.js';
import type { ActivityOutcome, InactivityOutcome } from './outcome.js';

/** Says of each customer when an outcome can still come, and when it does. */
export interface RiskClock {
  /** Whether it can still come to a customer after `time` (Unix seconds), by what is known before it. */
  isAtRisk(customer: number, time: number): boolean;
  /** Whether it comes from `time` on and before `time + horizon`. */
  comes(customer: number, time: number, horizon: number): boolean;
}

export type TimedOutcome = ActivityOutcome | (InactivityOutcome & { readonly days: number });

const day = 86_400;

export function riskClock(log: JourneyLog, outcome: TimedOutcome): RiskClock {
  return outcome.kind === 'activity' ? activityClock(log, outcome) : silenceClock(log, outcome);
}

function activityClock(log: JourneyLog, outcome: ActivityOutcome): RiskClock {
  const followed = followUp(log, outcome);
  const closed = closedAt(log, followed);
  const entered = new Uint32Array(log.customerCount);
  const came = new Float64Array(log.customerCount).fill(Infinity);
  const over = new Float64Array(log.customerCount).fill(Infinity);
  followed.customers.forEach((customer, place) => {
    entered[customer] = followed.enteredAt[place];
    if (followed.outcomeAt[place] > 0) came[customer] = followed.outcomeAt[place];
    if (closed[place] > 0) over[customer] = closed[place];
  });
  return {
    isAtRisk: (customer, time) =>
      entered[customer] > 0 && entered[customer] < time && came[customer] >= time && over[customer] >= time,
    comes: (customer, time, horizon) => came[customer] >= time && came[customer] < time + horizon,
  };
}

/** At risk is who has been active within so many days; the outcome has come when so many have passed in silence. */
function silenceClock(log: JourneyLog, outcome: InactivityOutcome & { days: number }): RiskClock {
  const entered = entryTimes(log, outcome.entry);
  const silence = outcome.days * day;
  const { offsets, times } = log;
  const lastBefore = (customer: number, time: number) =>
    firstAtLeast(times, time, offsets[customer], offsets[customer + 1]) - 1;
  return {
    isAtRisk(customer, time) {
      const last = lastBefore(customer, time);
      return (
        entered[customer] > 0 &&
        entered[customer] < time &&
        last >= offsets[customer] &&
        time - times[last] <= silence
      );
    },
    comes(customer, time, horizon) {
      const end = offsets[customer + 1];
      for (let event = lastBefore(customer, time); event < end; event++) {
        if (times[event] + silence > time + horizon) return false;
        if (event + 1 === end || times[event + 1] > times[event] + silence) return true;
      }
      return false;
    },
  };
}
