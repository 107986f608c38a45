import type { JourneyLog } from './journey-log.js';

const day = 86_400;
/** Of the silences that end, this share is shorter. */
const shorter = 0.9;
const [shortest, longest] = [7, 180];

/**
 * After how many days without activity a customer has gone: longer than nine in ten of the silences, a day or more,
 * from which customers came back. 7 to 180 days.
 */
export function usualSilence({ times, offsets, customerCount }: JourneyLog): number {
  const counts = new Uint32Array(longest + 1);
  let all = 0;
  for (let customer = 0; customer < customerCount; customer++) {
    for (let event = offsets[customer] + 1; event < offsets[customer + 1]; event++) {
      const days = Math.floor((times[event] - times[event - 1]) / day);
      if (days === 0) continue;
      counts[Math.min(days, longest)]++;
      all++;
    }
  }
  let below = 0;
  const days = counts.findIndex((count) => (below += count) >= shorter * all && all > 0);
  return Math.max(shortest, days < 0 ? 30 : days);
}
