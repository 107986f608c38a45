import { newCodes, type Codes } from './codes.js';
import type { EventRows } from './event-rows.js';
import { firstAtLeast } from './first-at-least.js';
import type { EventValues } from './journey-log.js';
import { mergeSort } from './merge-sort.js';

/** The events of customers 0, 1, 2 …, sorted by customer, then time, then arrival. */
export interface SortedEvents {
  /** Events of customer `c`: `offsets[c]` up to `offsets[c + 1]`. */
  readonly offsets: Uint32Array;
  /** Unix seconds. */
  readonly times: Uint32Array;
  readonly activities: Codes;
  readonly sources: Codes;
  readonly values: EventValues;
}

export interface NameCounts {
  readonly activityCount: number;
  readonly sourceCount: number;
}

/**
 * Sorts events that come in any order: a counting sort by customer, then by time where a customer's events did not
 * come in time order already. O(events), and O(n log n) for such a customer.
 *
 * @param places number of the customer with each key.
 */
export function sortEvents(
  rows: EventRows,
  places: Uint32Array,
  customerCount: number,
  names: NameCounts,
): SortedEvents {
  const offsets = countByCustomer(rows, places, customerCount);
  const order = new Uint32Array(rows.count);
  const micros = new Float64Array(rows.count);
  const next = offsets.slice();
  for (let row = 0; row < rows.count; row++) {
    const place = next[places[rows.customers[row]]]++;
    order[place] = row;
    micros[place] = rows.times[row];
  }
  sortCustomers(rows, offsets, order, micros);

  const times = new Uint32Array(rows.count);
  const activities = newCodes(names.activityCount, rows.count);
  const sources = newCodes(names.sourceCount, rows.count);
  for (let place = 0; place < rows.count; place++) {
    const row = order[place];
    times[place] = micros[place] / 1_000_000;
    activities[place] = rows.activities[row];
    sources[place] = rows.sources[row];
  }
  return { offsets, times, activities, sources, values: sortValues(rows, order) };
}

function countByCustomer(rows: EventRows, places: Uint32Array, customerCount: number): Uint32Array {
  const offsets = new Uint32Array(customerCount + 1);
  for (let row = 0; row < rows.count; row++) offsets[places[rows.customers[row]] + 1]++;
  for (let customer = 0; customer < customerCount; customer++) offsets[customer + 1] += offsets[customer];
  return offsets;
}

function sortCustomers(
  rows: EventRows,
  offsets: Uint32Array,
  order: Uint32Array,
  micros: Float64Array,
): void {
  const { times, arrivals } = rows;
  const byTime = (a: number, b: number) => times[a] - times[b] || arrivals[a] - arrivals[b];
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const start = offsets[customer];
    const end = offsets[customer + 1];
    let place = start + 1;
    while (
      place < end &&
      (micros[place] > micros[place - 1] ||
        (micros[place] === micros[place - 1] && arrivals[order[place]] > arrivals[order[place - 1]]))
    ) {
      place++;
    }
    if (place >= end) continue;
    mergeSort(order.subarray(start, end), byTime);
    for (place = start; place < end; place++) micros[place] = times[order[place]];
  }
}

function sortValues(rows: EventRows, order: Uint32Array): EventValues {
  const valuedRows = Uint32Array.from(rows.valuedRows);
  const isValued = new Uint8Array(rows.count);
  for (const row of valuedRows) isValued[row] = 1;
  const events = new Uint32Array(valuedRows.length);
  const amounts = new Float64Array(valuedRows.length);
  let count = 0;
  for (let place = 0; place < order.length; place++) {
    if (isValued[order[place]] === 0) continue;
    events[count] = place;
    amounts[count++] = rows.amounts[firstAtLeast(valuedRows, order[place])];
  }
  return { events, amounts };
}
