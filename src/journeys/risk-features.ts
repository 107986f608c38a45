import { takeRows, type FeatureTable } from '../stats/feature-table.js';
import { choosePeers, codesOf, type PeerPlan } from './choose-peers.js';
import { planFeatures, type FeatureColumn, type FeaturePlan } from './feature-plan.js';
import { scanFeatures } from './feature-scan.js';
import type { JourneyLog } from './journey-log.js';
import type { Landmarks } from './landmarks.js';
import { addPeers, peerColumns, peerFigures, type PeerFigures } from './peer-figures.js';
import { looksPerHorizon, type RiskExamples } from './risk-examples.js';

/** What is known of customers at risk: of the examples at their days, and of those at risk now. */
export interface RiskFeatures {
  readonly columns: readonly FeatureColumn[];
  /** A row for each example. */
  readonly examples: FeatureTable;
  /** A row for each of these customers, as of the log's end. */
  readonly now: (customers: Uint32Array) => FeatureTable;
}

export interface RiskFeatureOptions {
  /** What counts as lately, seconds. */
  readonly lately: number;
  readonly withoutTraits: ReadonlySet<string>;
}

/** More customers of a group would make its means no surer. */
const mostPeersNow = 20_000;

/** Describes customers by themselves, and against their peers where groups have a rhythm of their own. */
export function riskFeatures(
  log: JourneyLog,
  examples: RiskExamples,
  atRiskNow: Uint32Array,
  { lately, withoutTraits }: RiskFeatureOptions,
): RiskFeatures {
  const plan = planFeatures(log, { lately, withoutTraits, lasting: examples });
  const table = scanFeatures(log, plan, examples.landmarks);
  const now = (customers: Uint32Array) => ({
    customers,
    times: new Uint32Array(customers.length).fill(log.until),
  });
  const peers = choosePeers(log, plan, { ...examples, table }, withoutTraits);
  if (!peers) {
    return {
      columns: plan.columns,
      examples: table,
      now: (customers) => scanFeatures(log, plan, now(customers)),
    };
  }
  const stride = Math.ceil(atRiskNow.length / mostPeersNow) || 1;
  const some = now(atRiskNow.filter((_, place) => place % stride === 0));
  const days = figuresByPeriod(log, plan, peers, examples, table, some);
  const codes = codesOf(log, peers.trait, examples.landmarks);
  return {
    columns: [...plan.columns, ...peerColumns(peers, plan)],
    examples: addPeers(peers, table, codes, (row) => days[examples.periods[row]]),
    now(customers) {
      const landmarks = now(customers);
      const own = scanFeatures(log, plan, landmarks);
      return addPeers(peers, own, codesOf(log, peers.trait, landmarks), () => days[days.length - 1]);
    },
  };
}

/** Of each period of the examples, and of now: the figures that were known on its day. */
function figuresByPeriod(
  log: JourneyLog,
  plan: FeaturePlan,
  peers: PeerPlan,
  { landmarks, outcomes, periods, periodCount, drawn }: RiskExamples,
  table: FeatureTable,
  now: Landmarks,
): PeerFigures[] {
  const codes = codesOf(log, peers.trait, landmarks);
  const codeCount = codeCountOf(log, peers.trait);
  const rowsOf = Array.from({ length: periodCount }, () => new Array<number>());
  periods.forEach((period, row) => {
    if (drawn[row] === 1) rowsOf[period].push(row);
  });
  const cameTo = (rows: readonly number[] = []) => {
    return {
      codes: Float64Array.from(rows, (row) => codes[row]),
      outcomes: Uint8Array.from(rows, (row) => outcomes[row]),
    };
  };
  const then = rowsOf.map((rows, period) =>
    peerFigures(
      peers,
      takeRows(table, rows),
      Float64Array.from(rows, (row) => codes[row]),
      codeCount,
      cameTo(rowsOf[period - looksPerHorizon]),
    ),
  );
  const codesNow = codesOf(log, peers.trait, now);
  // The latest look lies a horizon before now.
  const last = cameTo(rowsOf.at(-1));
  return [...then, peerFigures(peers, scanFeatures(log, plan, now), codesNow, codeCount, last)];
}

function codeCountOf(log: JourneyLog, name: string): number {
  const trait = log.traits.get(name);
  return trait?.kind === 'text' ? trait.values.length + 1 : 1;
}
