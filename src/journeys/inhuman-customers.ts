import type { JourneyLog } from './journey-log.js';

/** Customers who did more than people can: scripts, monitors, shared accounts. */
export interface InhumanCustomers {
  readonly customers: readonly InhumanCustomer[];
  /** Events of all of them. */
  readonly events: number;
}

export interface InhumanCustomer {
  readonly customer: number;
  readonly events: number;
  /** Most events within an hour. */
  readonly peakHour: number;
  /** Longest stretch without a pause of three hours, seconds. */
  readonly longestStretch: number;
}

const hour = 3600;
const pause = 3 * hour;
/** Nobody stays awake longer. */
const sleepless = 72 * hour;
const sleeplessEvents = 200;
const busyHour = 500;
/** And this many times what the busiest twentieth of all customers do. */
const beyondOthers = 20;
/** A script that keeps hours is found by how much it does in all: so many times what the busiest twentieth do. */
const tireless = 100;
const tirelessEvents = 1000;
/** Where more customers than this are so, the data are of machines, and it is no fault. */
const rarity = 0.01;

/** Who is faster or more lasting than people are, and than nearly all others. O(events). */
export function inhumanCustomers({ customerCount, offsets, times }: JourneyLog): InhumanCustomers {
  const peaks = new Uint32Array(customerCount);
  const stretches = new Float64Array(customerCount);
  for (let customer = 0; customer < customerCount; customer++) {
    const end = offsets[customer + 1];
    let first = offsets[customer];
    let since = first;
    for (let event = first; event < end; event++) {
      while (times[event] - times[first] > hour) first++;
      if (event - first >= peaks[customer]) peaks[customer] = event - first + 1;
      if (event > since && times[event] - times[event - 1] > pause) since = event;
      if (event - since >= sleeplessEvents) {
        stretches[customer] = Math.max(stretches[customer], times[event] - times[since]);
      }
    }
  }
  const usual = peaks.slice().sort()[Math.floor(0.95 * customerCount)] ?? 0;
  const busy = Math.max(busyHour, beyondOthers * usual);
  const totals = new Uint32Array(customerCount).map(
    (_, customer) => offsets[customer + 1] - offsets[customer],
  );
  const usualTotal = totals.slice().sort()[Math.floor(0.95 * customerCount)] ?? 0;
  const many = Math.max(tirelessEvents, tireless * usualTotal);
  const customers: InhumanCustomer[] = [];
  let events = 0;
  for (let customer = 0; customer < customerCount; customer++) {
    const own = totals[customer];
    if (peaks[customer] < busy && stretches[customer] < sleepless && own < many) continue;
    events += own;
    customers.push({
      customer,
      events: own,
      peakHour: peaks[customer],
      longestStretch: stretches[customer],
    });
  }
  if (customers.length > Math.max(1, rarity * customerCount)) return { customers: [], events: 0 };
  return { customers: customers.sort((a, b) => b.events - a.events), events };
}
