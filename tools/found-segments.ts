import type { LongWork } from '../src/long-work.js';
import { habitsOf, type Habits } from '../src/journeys/habits.js';
import { membersOf } from '../src/journeys/segment.js';
import { spanOf } from '../src/journeys/calendar.js';
import { chooseClusters, nearestCentre, type ClusterChoice } from '../src/stats/clusters.js';
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
  if (habits.rows.length < fewestCustomers || habits.activities.length < 2) return undefined;
  const random = createRandom(1);
  const rows =
    habits.rows.length <= mostSampled
      ? habits.rows
      : Array.from({ length: mostSampled }, () => habits.rows[randomInteger(random, habits.rows.length)]);
  const { choice, clear } = yield* chooseClusters(
    rows.map((row) => [...row]),
    args.k === undefined ? usualKs : [args.k],
    random,
  );
  const clusters = Uint8Array.from(habits.rows, (row) => nearestCentre(row, choice.centres));
  return { habits, choice, clear, clusters };
}
