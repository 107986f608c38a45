import type { Definitions } from '../journeys/definitions.js';
import type { JourneyLog } from '../journeys/journey-log.js';
import { runFunnel } from '../journeys/run-funnel.js';
import { activityCodes } from '../journeys/vocabulary.js';
import type { DigestWeeks } from './digest-weeks.js';

/** A figure of each week, oldest first; the last one is the week that is told of. */
export interface WeeklyMeasure {
  readonly name: string;
  /** Customers who did it; or, of those whose time was up that week, how many came to the end of a journey. */
  readonly kind: 'count' | 'rate';
  /** The activity, or the journey. */
  readonly subject: string;
  readonly counts: readonly number[];
  /** Of rates: of how many. */
  readonly totals?: readonly number[];
}

const secondsOfDay = 86_400;

/** Every activity's customers and every journey's conversion, week by week. One pass over the events. */
export function weeklyMeasures(
  log: JourneyLog,
  definitions: Definitions,
  { bounds }: DigestWeeks,
): WeeklyMeasure[] {
  return [...activityMeasures(log, bounds), ...journeyMeasures(log, definitions, bounds)];
}

function activityMeasures(log: JourneyLog, bounds: readonly number[]): WeeklyMeasure[] {
  const weekCount = bounds.length - 1;
  const counts = log.activityNames.map(() => new Array<number>(weekCount).fill(0));
  // Who was counted last for an activity and week, so that each customer counts once.
  const counted = log.activityNames.map(() => new Array<number>(weekCount).fill(-1));
  for (let customer = 0; customer < log.customerCount; customer++) {
    let week = 0;
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const time = log.times[event];
      if (time < bounds[0]) continue;
      while (week < weekCount && time >= bounds[week + 1]) week++;
      if (week === weekCount) break;
      const activity = log.activities[event];
      if (counted[activity][week] === customer) continue;
      counted[activity][week] = customer;
      counts[activity][week]++;
    }
  }
  return log.activityNames.map((name, activity) => ({
    name,
    kind: 'count',
    subject: name,
    counts: counts[activity],
  }));
}

/** Of those who entered a journey and whose time for it ran out in the week: nobody is still on the way. */
function journeyMeasures(
  log: JourneyLog,
  definitions: Definitions,
  bounds: readonly number[],
): WeeklyMeasure[] {
  return Object.entries(definitions.journeys).map(([journey, { stages, within_days }]) => {
    const within = Math.round(within_days * secondsOfDay);
    const steps = stages.map(({ any_of }) =>
      any_of.flatMap((activity) => activityCodes({ log, definitions }, activity)),
    );
    const weeks = bounds.slice(1).map((end, week) => {
      const entered = { from: bounds[week] - within, to: end - within };
      const { levels } = runFunnel(log, { steps, within, order: 'ordered', exclude: [], entered });
      const entrants = levels.filter((level) => level > 0).length;
      return { entrants, finished: levels.filter((level) => level === steps.length).length };
    });
    return {
      name: `${journey} conversion`,
      kind: 'rate',
      subject: journey,
      counts: weeks.map(({ finished }) => finished),
      totals: weeks.map(({ entrants }) => entrants),
    };
  });
}
