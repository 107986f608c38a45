import type { Habits } from '../src/journeys/habits.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { FeatureTable } from '../src/stats/feature-table.js';
import type { FoundSegments } from './found-segments.js';

export interface SegmentName {
  readonly id: string;
  readonly name: string;
  /** The most unlike all others first. */
  readonly behaviours: readonly {
    readonly activity: string;
    readonly per_week: number;
    readonly others_per_week: number;
  }[];
}

/**
 * Names segments by what their customers do more of than the others, or than those who would be called the same, and
 * ids made from those names, for segments that were not found before (see `lastingIds`).
 */
export function nameSegments(
  log: JourneyLog,
  { habits, groups }: Pick<FoundSegments, 'habits' | 'groups'>,
): SegmentName[] {
  const nameOf = (column: number) => log.activityNames[habits.activities[column]];
  const columns = [...habits.activities.keys()];
  const sums = groups.map((group) => sumsOf(habits, group));
  const profiles = groups.map((group) => meansOf(habits.table, group));
  const named = groups.map((group, place) => {
    const rest = sums.filter((_, other) => other !== place);
    const restSize = Math.max(1, habits.table.rows - group.length);
    const ofRest = (kind: keyof HabitSums, column: number) =>
      rest.reduce((sum, other) => sum + other[kind][column], 0) / restSize;
    const unlike = profiles[place].map((share, column) => share - ofRest('shares', column));
    const ranked = [...columns].sort((a, b) => Math.abs(unlike[b]) - Math.abs(unlike[a]));
    return {
      more: ranked.filter((column) => unlike[column] > 0),
      less: ranked.filter((column) => unlike[column] < 0),
      behaviours: ranked.map((column) => ({
        activity: nameOf(column),
        per_week: sums[place].perWeek[column] / Math.max(1, group.length),
        others_per_week: ofRest('perWeek', column),
      })),
    };
  });
  const firstNames = named.map(({ more, less }, place) => {
    const isShared = named.some((other, own) => own !== place && other.more[0] === more[0]);
    const own = more.slice(0, isShared ? 2 : 1).map(nameOf);
    const name =
      own.length > 0 ? `Often ${own.join(' and ')}` : `Seldom ${less.slice(0, 1).map(nameOf).join()}`;
    return isShared && less.length > 0 ? `${name}, seldom ${nameOf(less[0])}` : name;
  });
  return named.map(({ more, less, behaviours }, place) => {
    const alike = profiles.filter((_, own) => own !== place && firstNames[own] === firstNames[place]);
    if (alike.length === 0) return { id: slug(firstNames[place]), name: firstNames[place], behaviours };
    const [first] = [...more, ...less];
    const apart = profiles[place].map((share, column) => share - meanOf(alike, column));
    const [most] = [...apart.keys()]
      .filter((column) => column !== first || apart.length === 1)
      .sort((a, b) => Math.abs(apart[b]) - Math.abs(apart[a]));
    const start = more.length > 0 ? 'Often' : 'Seldom';
    const name = `${start} ${nameOf(first)}, ${apart[most] > 0 ? 'more' : 'less'} ${nameOf(most)}`;
    return { id: slug(name), name, behaviours };
  });
}

function meanOf(profiles: readonly (readonly number[])[], column: number): number {
  return profiles.reduce((sum, profile) => sum + profile[column], 0) / profiles.length;
}

/** By column, over the rows of a segment. */
interface HabitSums {
  readonly shares: Float64Array;
  /** Times a week. */
  readonly perWeek: Float64Array;
}

function sumsOf({ table: { values, columns }, perWeek }: Habits, rows: Uint32Array): HabitSums {
  const sums = { shares: new Float64Array(columns), perWeek: new Float64Array(columns) };
  for (const row of rows) {
    for (let column = 0; column < columns; column++) {
      const share = values[row * columns + column];
      sums.shares[column] += share;
      sums.perWeek[column] += share * share * perWeek[row];
    }
  }
  return sums;
}

/** Mean of each column over some rows. */
export function meansOf({ values, columns }: FeatureTable, rows: Uint32Array): number[] {
  const sums = new Float64Array(columns);
  for (const row of rows)
    for (let column = 0; column < columns; column++) sums[column] += values[row * columns + column];
  return Array.from(sums, (sum) => sum / Math.max(1, rows.length));
}

/** Letters and figures of any script, joined by dashes. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
}
