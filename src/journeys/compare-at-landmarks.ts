import type { LongWork } from '../long-work.js';
import { compareExposed, countCells, type Comparison } from '../stats/compare-exposed.js';
import { deedOrder } from '../stats/deed-order.js';
import { prognosticScore, type PrognosticStrata } from '../stats/prognostic-strata.js';
import { comparedActivities } from './compared-activities.js';
import type { JourneyLog } from './journey-log.js';
import type { KnownFeatures } from './known-features.js';
import type { LandmarkRows } from './landmark-rows.js';

/** What goes with having done something. */
export interface DeedComparison extends Comparison {
  readonly activity: string;
  /** Who did it. */
  readonly customers: number;
}

/**
 * Compares, at the same landmark, customers who had done something with those who had not and whose risk is alike by all
 * else: what was known of them and what else they had done. What comes only after another deed, and mostly then (a ticket
 * is solved after it was opened), is compared among those who had done that one, and doesn't adjust it: too few did the
 * one without the other to tell them apart.
 *
 * @param known of each row.
 * @param aside activity codes that are not compared.
 */
export function* compareAtLandmarks(
  log: JourneyLog,
  rows: LandmarkRows,
  known: KnownFeatures,
  aside: ReadonlySet<number>,
): LongWork<DeedComparison[]> {
  const { outcomes } = rows;
  const deeds = deedsBefore(log, rows, aside);
  const together = join(known, deeds);
  const score = prognosticScore(together.features, together.columns, outcomes);
  const order = deedOrder(deeds.did, deeds.activities.length);
  const has = (row: number, deed: number) => deeds.did[row * deeds.activities.length + deed] === 1;
  const compared: DeedComparison[] = [];
  for (const [place, code] of deeds.activities.entries()) {
    yield place / deeds.activities.length;
    const did = (row: number) => has(row, place);
    const { before, after } = order[place];
    const strata = strataAtLandmarks(
      score.without([place, ...after].map((deed) => known.columns + deed)),
      rows,
    );
    const couldHave = (row: number) => before.every((deed) => has(row, deed));
    const comparison = compareExposed(countCells(strata, did, outcomes, couldHave));
    if (!comparison) continue;
    const customers = new Set(rows.customers.filter((_, row) => did(row))).size;
    compared.push({ activity: log.activityNames[code], customers, ...comparison });
  }
  return compared;
}

/** The same strata at each landmark apart. */
export function strataAtLandmarks(
  { strata, stratumCount }: PrognosticStrata,
  { landmarks, landmarkCount }: LandmarkRows,
): PrognosticStrata {
  return {
    strata: strata.map((stratum, row) => landmarks[row] * stratumCount + stratum),
    stratumCount: landmarkCount * stratumCount,
  };
}

interface Deeds {
  readonly activities: readonly number[];
  /** `rows × activities`, by rows: 1 where it was done by the landmark. */
  readonly did: Uint8Array;
}

function deedsBefore(log: JourneyLog, { customers, times }: LandmarkRows, aside: ReadonlySet<number>): Deeds {
  const { activities, placeOf } = comparedActivities(log, aside);
  const did = new Uint8Array(customers.length * activities.length);
  for (let row = 0; row < customers.length; row++) {
    const end = log.offsets[customers[row] + 1];
    for (let event = log.offsets[customers[row]]; event < end && log.times[event] <= times[row]; event++) {
      const place = placeOf[log.activities[event]];
      if (place >= 0) did[row * activities.length + place] = 1;
    }
  }
  return { activities, did };
}

function join(known: KnownFeatures, { activities, did }: Deeds): { features: Float64Array; columns: number } {
  const columns = known.columns + activities.length;
  const rows = known.features.length / known.columns;
  const features = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    features.set(known.features.subarray(row * known.columns, (row + 1) * known.columns), row * columns);
    features.set(
      did.subarray(row * activities.length, (row + 1) * activities.length),
      row * columns + known.columns,
    );
  }
  return { features, columns };
}
