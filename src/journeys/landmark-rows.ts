import type { FollowUp } from './follow-up.js';
import type { JourneyLog } from './journey-log.js';

/** Customers at set times after their entry, as long as they are undecided, and what became of them within a horizon. */
export interface LandmarkRows {
  readonly customers: Uint32Array;
  readonly enteredAt: Uint32Array;
  /** Unix seconds, included. */
  readonly times: Uint32Array;
  /** Which landmark after the entry, from 0. */
  readonly landmarks: Uint8Array;
  /** 1 for who came to the outcome after the landmark, within the horizon. */
  readonly outcomes: Uint8Array;
  /** The first landmark, after the entry; the others follow a horizon apart. */
  readonly firstSeconds: number;
  readonly landmarkCount: number;
  /** One in so many customers was looked at. */
  readonly stride: number;
}

const hour = 3600;
const day = 86_400;
const ladder = [
  hour,
  6 * hour,
  day,
  2 * day,
  3 * day,
  5 * day,
  7 * day,
  10 * day,
  14 * day,
  21 * day,
  30 * day,
];
/** Of the outcomes, this share must lie after the first landmark: there has to be something left to explain. */
const stillAhead = 0.9;
const mostLandmarks = 12;
const fewestRows = 100;
const fewestOutcomes = 10;
/** Later landmarks at which the outcome has become much rarer than at the first would only water it down. */
const leastOfFirst = 0.25;
const mostRows = 60_000;

/**
 * Everyone at equal observation time: at each landmark only those count to whom the outcome has not come yet, and whose
 * horizon after it is over (landmark analysis: Anderson, Cain & Gelber 1983; several landmarks pooled: van Houwelingen,
 * Scandinavian Journal of Statistics 34, 2007). Horizons don't overlap, so a customer's rows tell different things.
 */
export function landmarkRows(log: JourneyLog, followed: FollowUp, horizonSeconds: number): LandmarkRows {
  const firstSeconds = firstLandmark(followed);
  const stride = Math.ceil(followed.customers.length / mostRows) || 1;
  const kept: { customer: number; entered: number; time: number; landmark: number; outcome: number }[] = [];
  let firstRate = 0;
  let landmarkCount = 0;
  for (let landmark = 0; landmark < mostLandmarks; landmark++) {
    const after = firstSeconds + landmark * horizonSeconds;
    const rows = rowsAt(log, followed, after, horizonSeconds, stride);
    const came = rows.reduce((sum, { outcome }) => sum + outcome, 0);
    const rate = came / rows.length;
    if (landmark === 0) firstRate = rate;
    const tellsLittle = rows.length < fewestRows || came < fewestOutcomes || rate < leastOfFirst * firstRate;
    if (landmark > 0 && (tellsLittle || kept.length + rows.length > mostRows)) break;
    for (const row of rows) kept.push({ ...row, landmark });
    landmarkCount++;
  }
  return {
    customers: Uint32Array.from(kept, ({ customer }) => customer),
    enteredAt: Uint32Array.from(kept, ({ entered }) => entered),
    times: Uint32Array.from(kept, ({ time }) => time),
    landmarks: Uint8Array.from(kept, ({ landmark }) => landmark),
    outcomes: Uint8Array.from(kept, ({ outcome }) => outcome),
    firstSeconds,
    landmarkCount,
    stride,
  };
}

function rowsAt(
  log: JourneyLog,
  { customers, enteredAt, outcomeAt }: FollowUp,
  after: number,
  horizon: number,
  stride: number,
) {
  const rows: { customer: number; entered: number; time: number; outcome: number }[] = [];
  for (let place = 0; place < customers.length; place += stride) {
    const time = enteredAt[place] + after;
    const came = outcomeAt[place];
    if (time + horizon >= log.until || (came > 0 && came <= time)) continue;
    const outcome = came > 0 && came <= time + horizon ? 1 : 0;
    rows.push({ customer: customers[place], entered: enteredAt[place], time, outcome });
  }
  return rows;
}

/** The latest of the ladder that most outcomes lie after. */
function firstLandmark({ enteredAt, outcomeAt }: FollowUp): number {
  const ahead = (landmark: number) =>
    outcomeAt.reduce((sum, came, place) => sum + (came > enteredAt[place] + landmark ? 1 : 0), 0);
  return ladder.findLast((landmark) => ahead(landmark) >= stillAhead * ahead(0)) ?? ladder[0];
}
