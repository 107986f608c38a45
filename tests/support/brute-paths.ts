import type { JourneyLog } from '../../src/journeys/journey-log.js';

/** Names of what each customer did, in order. */
export function sequencesOf(log: JourneyLog): string[][] {
  return Array.from({ length: log.customerCount }, (_, customer) =>
    Array.from(
      log.activities.subarray(log.offsets[customer], log.offsets[customer + 1]),
      (code) => log.activityNames[code],
    ),
  );
}

/** How many sequences are the same, most first; of equal counts in order of first appearance. */
export function countSame(sequences: readonly (readonly string[])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const sequence of sequences) {
    const key = JSON.stringify(sequence);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
