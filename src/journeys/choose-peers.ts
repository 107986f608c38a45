import { takeRows, type FeatureTable } from '../stats/feature-table.js';
import type { FeaturePlan, TimedLandmarks } from './feature-plan.js';
import type { JourneyLog } from './journey-log.js';
import type { Landmarks } from './landmarks.js';
import { traitAt } from './trait-at.js';

/** Who counts as whose peer, and in what they are compared. */
export interface PeerPlan {
  /** Customers of one value of this trait are peers: those of a course, a plan, a shop have a rhythm of their own. */
  readonly trait: string;
  /** Places of the columns of behaviour in which a customer is set against them. */
  readonly compared: readonly number[];
}

/** Customers described at some days; rows of one period are of one day. */
export interface DescribedRows extends TimedLandmarks {
  readonly table: FeatureTable;
}

/** A behaviour of whose variance on one day at least this part lies between the groups belongs to their rhythm. */
const leastShare = 0.05;
const mostCompared = 24;
const mostGroups = 1000;
/** More would make the shares no surer. */
const mostRows = 12_000;

/**
 * The trait whose groups differ most in behaviour on the same day: by the share of variance that lies between them (eta
 * squared, less what chance would give), averaged over all behaviours. It doesn't look at outcomes. None where no
 * behaviour belongs to any group's rhythm.
 */
export function choosePeers(
  log: JourneyLog,
  plan: FeaturePlan,
  described: DescribedRows,
  withoutTraits: ReadonlySet<string>,
): PeerPlan | undefined {
  const rows = evenlySome(described);
  const behaviours = [...plan.columns.keys()].filter((column) => {
    const { kind } = plan.columns[column];
    return kind === 'behaviour' || kind === 'activity';
  });
  let best: { plan: PeerPlan; mean: number } | undefined;
  for (const trait of log.traits.values()) {
    if (trait.kind !== 'text' || trait.personal || withoutTraits.has(trait.name)) continue;
    if (trait.values.length < 2 || trait.values.length > mostGroups) continue;
    const groups = groupsOf(rows, codesOf(log, trait.name, rows.landmarks), trait.values.length + 1);
    const shares = behaviours.map((column) => shareBetween(rows, groups, column));
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    if (mean <= (best?.mean ?? 0)) continue;
    const compared = [...behaviours.keys()]
      .filter((place) => shares[place] >= leastShare)
      .sort((a, b) => shares[b] - shares[a])
      .slice(0, mostCompared)
      .sort((a, b) => a - b)
      .map((place) => behaviours[place]);
    if (compared.length > 0) best = { plan: { trait: trait.name, compared }, mean };
  }
  return best?.plan;
}

function evenlySome(described: DescribedRows): DescribedRows {
  const { landmarks, periods, table } = described;
  const stride = Math.ceil(table.rows / mostRows);
  if (stride <= 1) return described;
  const rows = Uint32Array.from({ length: Math.ceil(table.rows / stride) }, (_, place) => place * stride);
  return {
    ...described,
    landmarks: {
      customers: rows.map((row) => landmarks.customers[row]),
      times: rows.map((row) => landmarks.times[row]),
    },
    periods: Uint16Array.from(rows, (row) => periods[row]),
    table: takeRows(table, rows),
  };
}

/** Codes of a text trait as they were known before each landmark. */
export function codesOf(log: JourneyLog, name: string, { customers, times }: Landmarks): Float64Array {
  const trait = log.traits.get(name);
  const before = times.map((time) => time - 1);
  return trait ? traitAt(trait, customers, before) : new Float64Array(customers.length);
}

/** Numbers of period and code together. */
function groupsOf({ periods, periodCount }: DescribedRows, codes: Float64Array, width: number) {
  return { of: Uint32Array.from(codes, (code, row) => periods[row] * width + code), width, periodCount };
}

/** Share of a column's variance within periods that lies between groups, less what so many groups have by chance. */
function shareBetween(
  { table, periods }: DescribedRows,
  groups: { of: Uint32Array; width: number; periodCount: number },
  column: number,
): number {
  const counts = new Float64Array(groups.periodCount * groups.width);
  const sums = new Float64Array(counts.length);
  const all = new Float64Array(groups.periodCount);
  const allSums = new Float64Array(groups.periodCount);
  let squares = 0;
  for (let row = 0; row < table.rows; row++) {
    const value = table.values[row * table.columns + column];
    if (Number.isNaN(value)) continue;
    counts[groups.of[row]]++;
    sums[groups.of[row]] += value;
    all[periods[row]]++;
    allSums[periods[row]] += value;
    squares += value * value;
  }
  let [between, within, used] = [0, squares, 0];
  for (let period = 0; period < groups.periodCount; period++) {
    if (all[period] === 0) continue;
    const middle = allSums[period] ** 2 / all[period];
    within -= middle;
    between -= middle;
    used--;
  }
  const total = within;
  for (let group = 0; group < counts.length; group++) {
    if (counts[group] === 0) continue;
    between += sums[group] ** 2 / counts[group];
    used++;
  }
  const rest = table.rows - used;
  if (total <= 1e-9 || rest <= 0) return 0;
  const chance = (used * (total - between)) / rest;
  return Math.max(0, (between - chance) / total);
}
