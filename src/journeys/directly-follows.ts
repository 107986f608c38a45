import { quickselect } from '../stats/quickselect.js';
import type { JourneyLog } from './journey-log.js';
import type { PathWindows } from './path-windows.js';

/** One activity directly after another. */
export interface Follow {
  /** Activity codes. */
  readonly from: number;
  readonly to: number;
  readonly customers: number;
  /** How often it happened. */
  readonly transitions: number;
  /** Time from the one to the other, seconds. */
  readonly medianSeconds: number;
  /** Nine of ten take this long at most (nearest rank). */
  readonly p90Seconds: number;
}

/**
 * The directly-follows graph (van der Aalst, Process Mining, 2016) of some stretches of the log, most frequent first;
 * an activity that follows itself is a loop. O(events), and memory for as many durations.
 */
export function directlyFollows(log: JourneyLog, windows: PathWindows): Follow[] {
  const { activities, times } = log;
  const { numbers, edges } = numberEdges(log, windows);
  const transitions = new Uint32Array(edges.length);
  const customers = new Uint32Array(edges.length);
  // Whoever was last seen on each edge, plus 1: each counts once.
  const seen = new Uint32Array(edges.length);
  let step = 0;
  for (let index = 0; index < windows.starts.length; index++) {
    const customer = windows.customers[index] + 1;
    for (let event = windows.starts[index] + 1; event < windows.ends[index]; event++) {
      const edge = numbers[step++];
      transitions[edge]++;
      if (seen[edge] === customer) continue;
      seen[edge] = customer;
      customers[edge]++;
    }
  }
  const next = new Uint32Array(edges.length);
  for (let edge = 1; edge < next.length; edge++) next[edge] = next[edge - 1] + transitions[edge - 1];
  const durations = new Uint32Array(step);
  step = 0;
  for (let index = 0; index < windows.starts.length; index++) {
    for (let event = windows.starts[index] + 1; event < windows.ends[index]; event++) {
      durations[next[numbers[step++]]++] = times[event] - times[event - 1];
    }
  }
  return edges
    .map((event, edge): Follow => {
      const end = next[edge];
      const start = end - transitions[edge];
      return {
        from: activities[event - 1],
        to: activities[event],
        customers: customers[edge],
        transitions: transitions[edge],
        medianSeconds: ranked(durations, start, end, 0.5),
        p90Seconds: ranked(durations, start, end, 0.9),
      };
    })
    .sort((a, b) => b.transitions - a.transitions || a.from - b.from || a.to - b.to);
}

interface NumberedEdges {
  /** Edge of each transition, in the order of the windows. */
  readonly numbers: Uint32Array;
  /** Per edge, the second event of its first transition. */
  readonly edges: readonly number[];
}

/** With more activities than this a table of all pairs would be too large. */
const mostInTable = 1024;

function numberEdges({ activities, activityNames }: JourneyLog, windows: PathWindows): NumberedEdges {
  let total = 0;
  windows.starts.forEach((start, index) => (total += Math.max(0, windows.ends[index] - start - 1)));
  const width = activityNames.length;
  const table = width <= mostInTable ? new Uint32Array(width * width) : undefined;
  const sparse = new Map<number, number>();
  const numbers = new Uint32Array(total);
  const edges: number[] = [];
  let step = 0;
  for (let index = 0; index < windows.starts.length; index++) {
    for (let event = windows.starts[index] + 1; event < windows.ends[index]; event++) {
      const pair = activities[event - 1] * width + activities[event];
      let number = table ? table[pair] : (sparse.get(pair) ?? 0);
      if (number === 0) {
        number = edges.push(event);
        if (table) table[pair] = number;
        else sparse.set(pair, number);
      }
      numbers[step++] = number - 1;
    }
  }
  return { numbers, edges };
}

/** The smallest value that `share` of them do not exceed. */
function ranked(values: Uint32Array, start: number, end: number, share: number): number {
  const rank = start + Math.max(0, Math.ceil(share * (end - start)) - 1);
  return quickselect(values, rank, start, end - 1);
}
