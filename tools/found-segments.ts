import type { LongWork } from '../src/long-work.js';
import { habitsOf, type Habits } from '../src/journeys/habits.js';
import { membersOf } from '../src/journeys/segment.js';
import { spanOf } from '../src/journeys/calendar.js';
import { chooseClusters, type ClusterChoice } from '../src/stats/clusters.js';
import { takeRows } from '../src/stats/feature-table.js';
import { nearestCentres } from '../src/stats/k-means.js';
import { createRandom, randomInteger } from '../src/stats/random.js';
import type { ToolArguments } from './tool-arguments.js';
import type { ToolDependencies } from './tool.js';

export interface FoundSegments {
  readonly habits: Habits;
  readonly choice: ClusterChoice;
  /** Stand apart clearly enough to be told. */
  readonly clear: boolean;
  /** Cluster of each of the habits' customers. */
  readonly clusters: Uint8Array;
  /** Rows of each cluster. */
  readonly groups: readonly Uint32Array[];
}

/** The centres are looked for among so many customers, by lot; the others join the nearest. */
const mostSampled = 2500;
const fewestCustomers = 60;
const usualKs = [2, 3, 4, 5, 6, 7];

/** Groups customers by what they do; undefined where too few have enough behaviour. Seeded: the same data give the same. */
export function* findSegments(
  args: ToolArguments<'segments'>,
  { log, definitions }: ToolDependencies,
): LongWork<FoundSegments | undefined> {
  const span = args.period ? spanOf(args.period, definitions.timezone) : { from: -Infinity, to: Infinity };
  const members = args.segment?.length ? membersOf({ log, definitions }, args.segment) : undefined;
  const habits = habitsOf(log, { members, ...span });
  const { table } = habits;
  if (table.rows < fewestCustomers || table.columns < 2) return undefined;
  const random = createRandom(1);
  const sample =
    table.rows <= mostSampled
      ? table
      : takeRows(
          table,
          Array.from({ length: mostSampled }, () => randomInteger(random, table.rows)),
        );
  const { choice, clear } = yield* chooseClusters(sample, args.k === undefined ? usualKs : [args.k], random);
  const clusters = nearestCentres(table, choice.centres);
  return { habits, choice, clear, clusters, groups: groupsOf(clusters, choice.k) };
}

/** Rows of each cluster. */
function groupsOf(clusters: Uint8Array, k: number): Uint32Array[] {
  const sizes = new Uint32Array(k);
  for (const cluster of clusters) sizes[cluster]++;
  const groups = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  clusters.forEach((cluster, row) => (groups[cluster][sizes[cluster]++] = row));
  return groups;
}
