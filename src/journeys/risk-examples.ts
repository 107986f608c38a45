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
  /** 1 for an even sample of all who were at risk, on days a horizon apart; the other rows are to learn from alone. */
  readonly even: Uint8Array;
  /** 1 for an even sample of each day's customers, whether or not the day's outcomes are another day's too. */
  readonly drawn: Uint8Array;
}

const mostPeriods = 48;
const fewestAtRisk = 50;
const mostRows = 40_000;
const mostOutcomes = 15_000;
/** Looks within a horizon: more phases of whatever rhythm there is are learned from. */
export const looksPerHorizon = 2;

/**
 * Looks at all customers on days that lie half a horizon apart, the latest a horizon before the log's end, so that what
 * followed is known ("super-landmarking": van Houwelingen & Putter, Dynamic Prediction in Clinical Survival Analysis,
 * 2011). Every second look shares no outcome with another: an even sample of these, at most 40,000 rows, is what figures
 * are counted on. To learn from there are as many of the looks between, and more of those with the outcome, who are
 * rarer and more telling (case–control sampling).
 */
export function riskExamples(log: JourneyLog, clock: RiskClock, horizonSeconds: number): RiskExamples {
  const looks: Look[] = [];
  for (let back = 0; back < mostPeriods; back++) {
    const time = log.until - Math.ceil((1 + back / looksPerHorizon) * horizonSeconds);
    const customers = Uint32Array.from(atRisk(log, clock, time));
    if (customers.length < fewestAtRisk) break;
    const outcomes = Uint8Array.from(customers, (customer) =>
      clock.comes(customer, time, horizonSeconds) ? 1 : 0,
    );
    looks.unshift({ time, customers, outcomes, apart: back % looksPerHorizon === 0 });
  }
  const count = (size: (look: Look) => number) => looks.reduce((sum, look) => sum + size(look), 0);
  const stride = Math.ceil(count(({ customers, apart }) => (apart ? customers.length : 0)) / mostRows) || 1;
  const came = count(({ outcomes }) => outcomes.reduce((sum, each) => sum + each, 0));
  const outcomeStride = Math.ceil(came / mostOutcomes) || 1;
  const rows = looks.flatMap(({ time, customers, outcomes, apart }, period) => {
    const kept: Row[] = [];
    customers.forEach((customer, place) => {
      const outcome = outcomes[place];
      const isDrawn = (customer + period) % stride === 0;
      const isFurther = outcome === 1 && (customer + period) % outcomeStride === 0;
      if (isDrawn || isFurther) kept.push({ customer, time, period, outcome, isDrawn, apart });
    });
    return kept;
  });
  return {
    landmarks: {
      customers: Uint32Array.from(rows, ({ customer }) => customer),
      times: Uint32Array.from(rows, ({ time }) => time),
    },
    outcomes: Uint8Array.from(rows, ({ outcome }) => outcome),
    periods: Uint16Array.from(rows, ({ period }) => period),
    periodCount: looks.length,
    even: Uint8Array.from(rows, ({ isDrawn, apart }) => (isDrawn && apart ? 1 : 0)),
    drawn: Uint8Array.from(rows, ({ isDrawn }) => (isDrawn ? 1 : 0)),
  };
}

interface Look {
  readonly time: number;
  readonly customers: Uint32Array;
  readonly outcomes: Uint8Array;
  /** Whether no other such look has its outcomes. */
  readonly apart: boolean;
}

interface Row {
  readonly customer: number;
  readonly time: number;
  readonly period: number;
  readonly outcome: number;
  readonly isDrawn: boolean;
  readonly apart: boolean;
}

export function atRisk(log: JourneyLog, clock: RiskClock, time: number): number[] {
  const customers: number[] = [];
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (clock.isAtRisk(customer, time)) customers.push(customer);
  }
  return customers;
}
