import type { JourneyLog } from '../src/journeys/journey-log.js';
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
  { habits }: Pick<FoundSegments, 'habits'>,
  groups: readonly Uint32Array[],
): SegmentName[] {
  const profiles = groups.map((group) => meansOf(group, habits.rows, habits.activities.length));
  const named = groups.map((group, place) => {
    const rest = groups.flatMap((other, own) => (own === place ? [] : [...other]));
    const others = meansOf(rest, habits.rows, habits.activities.length);
    const unlike = profiles[place].map((share, column) => share - others[column]);
    const ranked = [...unlike.keys()].sort((a, b) => Math.abs(unlike[b]) - Math.abs(unlike[a]));
    const perWeek = (rows: ArrayLike<number>, column: number) => {
      let sum = 0;
      for (let index = 0; index < rows.length; index++) {
        sum += habits.rows[rows[index]][column] ** 2 * habits.perWeek[rows[index]];
      }
      return rows.length === 0 ? 0 : sum / rows.length;
    };
    return {
      more: ranked.filter((column) => unlike[column] > 0),
      less: ranked.filter((column) => unlike[column] < 0),
      behaviours: ranked.map((column) => ({
        activity: log.activityNames[habits.activities[column]],
        per_week: perWeek(group, column),
        others_per_week: perWeek(rest, column),
      })),
    };
  });
  const nameOf = (column: number) => log.activityNames[habits.activities[column]];
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

/** Mean of each column over some rows. */
export function meansOf(rows: ArrayLike<number>, all: readonly Float64Array[], columns: number): number[] {
  const sums = new Array<number>(columns).fill(0);
  for (let index = 0; index < rows.length; index++) {
    for (let column = 0; column < columns; column++) sums[column] += all[rows[index]][column];
  }
  return sums.map((sum) => sum / Math.max(1, rows.length));
}

/** Letters and figures of any script, joined by dashes. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
}
