import type { JourneyLog } from './journey-log.js';
import type { Landmarks } from './landmarks.js';
import type { RiskClock } from './risk-clock.js';

/** Customers who were at risk on earlier days, and what became of them. */
export interface RiskExamples {
  readonly landmarks: Landmarks;
  /** 1 for whom the outcome came within the horizon. */
  readonly outcomes: Uint8Array;
  /** Number of the day, from the earliest. */
  readonly periods: Uint16Array;
  readonly periodCount: number;
}

const mostPeriods = 24;
const fewestAtRisk = 50;
const mostRows = 40_000;

/**
 * Looks at all customers on days that lie a horizon apart, the latest a horizon before the log's end, so that what
 * followed is known and no two looks share it ("super-landmarking": van Houwelingen & Putter, Dynamic Prediction in
 * Clinical Survival Analysis, 2011). More than 40,000 rows are thinned out evenly.
 */
export function riskExamples(log: JourneyLog, clock: RiskClock, horizonSeconds: number): RiskExamples {
  const looks: { time: number; customers: number[] }[] = [];
  for (let back = 1; back <= mostPeriods; back++) {
    const time = log.until - back * horizonSeconds;
    const customers = atRisk(log, clock, time);
    if (customers.length < fewestAtRisk) break;
    looks.unshift({ time, customers });
  }
  const total = looks.reduce((sum, { customers }) => sum + customers.length, 0);
  const stride = Math.ceil(total / mostRows) || 1;
  const rows = looks.flatMap(({ time, customers }, period) =>
    customers
      .filter((customer) => (customer + period) % stride === 0)
      .map((customer) => ({ customer, time, period })),
  );
  return {
    landmarks: {
      customers: Uint32Array.from(rows, ({ customer }) => customer),
      times: Uint32Array.from(rows, ({ time }) => time),
    },
    outcomes: Uint8Array.from(rows, ({ customer, time }) =>
      clock.comes(customer, time, horizonSeconds) ? 1 : 0,
    ),
    periods: Uint16Array.from(rows, ({ period }) => period),
    periodCount: looks.length,
  };
}

export function atRisk(log: JourneyLog, clock: RiskClock, time: number): number[] {
  const customers: number[] = [];
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (clock.isAtRisk(customer, time)) customers.push(customer);
  }
  return customers;
}
