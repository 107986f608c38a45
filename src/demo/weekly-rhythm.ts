import { randomExponential, type Random } from '../stats/random.js';
import { day, hour, localTime } from './calendar.js';

/** Monday to Sunday, and hour by hour: how busy people are, in any unit. */
const days = [1.22, 1.25, 1.22, 1.16, 1.0, 0.42, 0.4];
const hours = [
  0.12, 0.08, 0.06, 0.06, 0.08, 0.15, 0.4, 0.9, 1.7, 2.3, 2.4, 2.2, 1.7, 2.0, 2.2, 2.1, 1.8, 1.3, 0.9, 0.8,
  0.8, 0.7, 0.5, 0.25,
];
const perHour = days.flatMap((share) => hours.map((level) => share * level));
const mean = perHour.reduce((sum, level) => sum + level, 0) / perHour.length;
const levels = perHour.map((level) => level / mean);
const busiest = Math.max(...levels);
/** The Unix epoch was a Thursday. */
const hoursFromMonday = 3 * 24;

/** How busy people are at a moment, in Amsterdam's working week; 1 on average over a week. */
export function busyness(at: number): number {
  return levels[(Math.floor(localTime(at) / hour) + hoursFromMonday) % levels.length];
}

/**
 * First arrival of a Poisson process that follows the weekly rhythm, `perDay` arrivals a day on average, by thinning
 * (Lewis and Shedler, 1979).
 */
export function nextArrival(random: Random, from: number, until: number, perDay: number): number | undefined {
  return nextVaryingArrival(random, from, until, perDay, () => perDay);
}

/** The same for a rate that changes: `perDayAt` never gives more than `most`. */
export function nextVaryingArrival(
  random: Random,
  from: number,
  until: number,
  most: number,
  perDayAt: (at: number) => number,
): number | undefined {
  const fastest = (most * busiest) / day;
  let at = from;
  do {
    at += randomExponential(random, fastest);
    if (at >= until) return undefined;
  } while (random() * busiest * most >= busyness(at) * perDayAt(at));
  return at;
}

/** All arrivals of such a process between two moments. */
export function arrivals(random: Random, from: number, until: number, perDay: number): number[] {
  const times: number[] = [];
  let at = nextArrival(random, from, until, perDay);
  while (at !== undefined) {
    times.push(at);
    at = nextArrival(random, at, until, perDay);
  }
  return times;
}

/** A moment after `from` that people would choose: exponential with the mean given, never later than `within`. */
export function soonAfter(random: Random, from: number, average: number, within: number): number {
  return atBusyTime(random, () => {
    let delay = randomExponential(random, 1 / average);
    while (delay > within) delay = randomExponential(random, 1 / average);
    return from + delay;
  });
}

/** A moment between two that people would choose. */
export function between(random: Random, from: number, until: number): number {
  return atBusyTime(random, () => from + random() * (until - from));
}

/** Draws until the moment is one at which people are awake, in proportion to the weekly rhythm. */
export function atBusyTime(random: Random, draw: () => number): number {
  for (;;) {
    const at = draw();
    if (random() * busiest < busyness(at)) return at;
  }
}
