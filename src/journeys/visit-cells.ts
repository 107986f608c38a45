import type { Stratum } from '../stats/stratified-risk-difference.js';
import type { VisitMarks, VisitPostings } from './visit-marks.js';

/** The visits that something is compared within: those with another activity, and of some customers. */
export interface VisitGroup {
  readonly after?: number;
  /** 1 per visit to look at; all when absent. */
  readonly has?: Uint8Array;
}

/** Visits with and without an activity by outcome, a stratum for each number of events. */
export type VisitCells = (activity: number, group: VisitGroup) => Stratum[];

type Cells = { -readonly [Field in keyof Stratum]: number }[];

/** Strata of length: each number up to this, then twelve to a doubling. */
const exactUpTo = 12;
const stratumCount = 160;

/**
 * Counts what a comparison needs, touching only an activity's own visits: all visits of a group are counted once, as if
 * none had the activity, and those that have it are moved over.
 */
export function visitCells(marks: VisitMarks, postings: VisitPostings): VisitCells {
  const counted = new Map<number | undefined, Cells>();
  return (activity, group) => {
    const known = group.has ? undefined : counted.get(group.after);
    const all = known ?? countGroup(marks, postings, group);
    if (!group.has) counted.set(group.after, all);
    const cells = all.map((cell) => ({ ...cell }));
    const { starts, visits } = postings;
    for (let place = starts[activity]; place < starts[activity + 1]; place++) {
      const visit = visits[place];
      if (group.has?.[visit] === 0 || !isIn(marks, visit, group.after)) continue;
      const cell = cells[stratumOf(marks.sizes[visit])];
      cell.unexposed--;
      cell.unexposedOutcomes -= marks.came[visit];
      cell.exposed++;
      cell.exposedOutcomes += marks.came[visit];
    }
    return cells;
  };
}

function countGroup(
  { visitCount, sizes, came }: VisitMarks,
  { starts, visits }: VisitPostings,
  { after, has }: VisitGroup,
): Cells {
  const cells = Array.from({ length: stratumCount }, () => ({
    exposed: 0,
    exposedOutcomes: 0,
    unexposed: 0,
    unexposedOutcomes: 0,
  }));
  const add = (visit: number) => {
    if (has?.[visit] === 0) return;
    const cell = cells[stratumOf(sizes[visit])];
    cell.unexposed++;
    cell.unexposedOutcomes += came[visit];
  };
  if (after === undefined) for (let visit = 0; visit < visitCount; visit++) add(visit);
  else for (let place = starts[after]; place < starts[after + 1]; place++) add(visits[place]);
  return cells;
}

function isIn({ offsets, activities }: VisitMarks, visit: number, after: number | undefined): boolean {
  if (after === undefined) return true;
  for (let entry = offsets[visit]; entry < offsets[visit + 1]; entry++) {
    if (activities[entry] === after) return true;
  }
  return false;
}

function stratumOf(length: number): number {
  if (length <= exactUpTo) return length;
  return Math.min(stratumCount - 1, exactUpTo + Math.round(12 * Math.log2(length / exactUpTo)));
}
