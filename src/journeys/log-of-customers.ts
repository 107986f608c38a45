import { newCodes } from './codes.js';
import { countSources } from './event-sources.js';
import { firstAtLeast } from './first-at-least.js';
import { gather } from './gather.js';
import type { JourneyLog } from './journey-log.js';
import { rearrangeTexts } from './text-column.js';
import { traitAsOf } from './trait-as-of.js';

/**
 * The log of a few customers alone: what scans cost on it grows with their events, not with everybody's.
 *
 * @param customers ascending, none twice; the customer at place `n` is number `n` of the new log.
 */
export function logOfCustomers(log: JourneyLog, customers: Uint32Array): JourneyLog {
  const customerCount = customers.length;
  const numbers = new Int32Array(log.customerCount).fill(-1);
  customers.forEach((customer, number) => (numbers[customer] = number));
  const events = eventsOf(log, customers);
  const eventCount = events.length;
  const activities = gather(newCodes(log.activityNames.length, eventCount), log.activities, events);
  const valued = placesAmong(log.values.events, events);
  const others = placesAmong(log.eventSources.events, events);
  const eventSources = {
    usual: log.eventSources.usual,
    events: others.places,
    codes: gather(new Uint16Array(others.rows.length), log.eventSources.codes, others.rows),
  };
  const counts = countSources(activities, eventSources, log.activityNames.length, log.sources.length);
  return {
    ...log,
    customerCount,
    eventCount,
    offsets: offsetsOf(log, customers),
    times: gather(new Uint32Array(eventCount), log.times, events),
    activities,
    values: {
      events: valued.places,
      amounts: gather(new Float64Array(valued.rows.length), log.values.amounts, valued.rows),
    },
    eventSources,
    sources: log.sources.map(({ name }, source) => ({ name, eventCounts: counts[source] })),
    traits: new Map(
      [...log.traits].map(([name, trait]) => [name, traitAsOf(trait, Infinity, numbers, customerCount)]),
    ),
    customerKeys: gather(new Uint32Array(customerCount), log.customerKeys, customers),
    customerIds: rearrangeTexts(log.customerIds, Int32Array.from(customers)),
    customerNames: rearrangeTexts(log.customerNames, Int32Array.from(customers)),
  };
}

function offsetsOf({ offsets }: JourneyLog, customers: Uint32Array): Uint32Array {
  const own = new Uint32Array(customers.length + 1);
  customers.forEach((customer, number) => {
    own[number + 1] = own[number] + offsets[customer + 1] - offsets[customer];
  });
  return own;
}

/** Places in the whole log of the customers' events. */
function eventsOf(log: JourneyLog, customers: Uint32Array): Uint32Array {
  const own = offsetsOf(log, customers);
  const events = new Uint32Array(own[customers.length]);
  customers.forEach((customer, number) => {
    const first = log.offsets[customer];
    for (let place = own[number]; place < own[number + 1]; place++)
      events[place] = first + place - own[number];
  });
  return events;
}

/** Of listed events (ascending), those among `events` (ascending): their rows in the list, their places in `events`. */
function placesAmong(
  listed: Uint32Array,
  events: Uint32Array,
): { readonly rows: number[]; readonly places: Uint32Array } {
  const rows: number[] = [];
  const places: number[] = [];
  let row = 0;
  for (let place = 0; place < events.length; place++) {
    if (place === 0 || events[place] !== events[place - 1] + 1)
      row = firstAtLeast(listed, events[place], row);
    while (row < listed.length && listed[row] < events[place]) row++;
    if (listed[row] !== events[place]) continue;
    rows.push(row);
    places.push(place);
  }
  return { rows, places: Uint32Array.from(places) };
}
