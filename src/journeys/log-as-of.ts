import { newCodes, type Codes } from './codes.js';
import { countSources } from './event-sources.js';
import { firstAtLeast } from './first-at-least.js';
import { gather } from './gather.js';
import type { JourneyLog } from './journey-log.js';
import { rearrangeTexts } from './text-column.js';
import { traitAsOf } from './trait-as-of.js';

/**
 * The log as it was: nothing of it lies at or after `until` (Unix seconds). Traits are as they were then. Customers
 * who were not known yet are left out; whoever never did anything and has a trait of unknown time stays. Ids and names
 * are those of now. For the log's own `until` the same object, for a later one the same events seen from a later day;
 * their traits are the latest that is known, also where that is newer than the last day with events.
 */
export function logAsOf(log: JourneyLog, until: number): JourneyLog {
  if (until >= log.until) return until === log.until ? log : { ...log, until };
  const ends = endsBefore(log, until);
  const { numbers, customerCount } = numberKnownCustomers(log, ends, until);
  const events = cutEvents(log, ends, numbers, customerCount);
  const former = new Int32Array(customerCount);
  numbers.forEach((number, customer) => {
    if (number >= 0) former[number] = customer;
  });
  return {
    ...log,
    ...events,
    until,
    leftOut: undefined,
    customerCount,
    eventCount: events.times.length,
    traits: new Map(
      [...log.traits].map(([name, trait]) => [name, traitAsOf(trait, until, numbers, customerCount)]),
    ),
    customerKeys: gather(new Uint32Array(customerCount), log.customerKeys, former),
    customerIds: rearrangeTexts(log.customerIds, former),
    customerNames: rearrangeTexts(log.customerNames, former),
  };
}

/** Per customer, the place after its last event before `until`. */
function endsBefore({ customerCount, offsets, times }: JourneyLog, until: number): Uint32Array {
  const ends = new Uint32Array(customerCount);
  for (let customer = 0; customer < customerCount; customer++) {
    const end = offsets[customer + 1];
    const isUncut = end === offsets[customer] || times[end - 1] < until;
    ends[customer] = isUncut ? end : firstAtLeast(times, until, offsets[customer], end);
  }
  return ends;
}

/** New number of each customer, -1 for those who were not known before `until`. */
function numberKnownCustomers(
  log: JourneyLog,
  ends: Uint32Array,
  until: number,
): { numbers: Int32Array; customerCount: number } {
  const { offsets } = log;
  const known = ends.map((end, customer) => (end > offsets[customer] ? 1 : 0));
  for (const trait of log.traits.values()) {
    const { customers, since } = trait.history;
    const hasHistory = new Uint8Array(log.customerCount);
    customers.forEach((customer, row) => {
      hasHistory[customer] = 1;
      const isEventless = offsets[customer] === offsets[customer + 1];
      if (since[row] < until && (since[row] > 0 || isEventless)) known[customer] = 1;
    });
    for (let customer = 0; customer < log.customerCount; customer++) {
      if (hasHistory[customer] === 1 || offsets[customer] !== offsets[customer + 1]) continue;
      const isKnown =
        trait.kind === 'text' ? trait.codes[customer] > 0 : !Number.isNaN(trait.numbers[customer]);
      if (isKnown) known[customer] = 1;
    }
  }
  let customerCount = 0;
  const numbers = new Int32Array(known.length).map((_, customer) => (known[customer] ? customerCount++ : -1));
  return { numbers, customerCount };
}

type Events = Pick<JourneyLog, 'offsets' | 'times' | 'activities' | 'values' | 'eventSources' | 'sources'>;

/** The events of each customer up to its end. */
function cutEvents(log: JourneyLog, ends: Uint32Array, numbers: Int32Array, customerCount: number): Events {
  const { values, eventSources, activityNames } = log;
  const offsets = new Uint32Array(customerCount + 1);
  let eventCount = 0;
  for (let customer = 0; customer < ends.length; customer++) {
    eventCount += ends[customer] - log.offsets[customer];
    if (numbers[customer] >= 0) offsets[numbers[customer] + 1] = eventCount;
  }
  const times = new Uint32Array(eventCount);
  const activities = newCodes(activityNames.length, eventCount);
  copyKept(log.times, times, log.offsets, ends);
  copyKept(log.activities, activities, log.offsets, ends);

  const valued = cutPlaces(values.events, log.offsets, ends);
  const others = cutPlaces(eventSources.events, log.offsets, ends);
  const sources = {
    usual: eventSources.usual,
    events: others.places,
    codes: gather(new Uint16Array(others.kept.length), eventSources.codes, others.kept),
  };
  const counts = countSources(activities, sources, activityNames.length, log.sources.length);
  return {
    offsets,
    times,
    activities,
    values: {
      events: valued.places,
      amounts: gather(new Float64Array(valued.kept.length), values.amounts, valued.kept),
    },
    eventSources: sources,
    sources: log.sources.map(({ name }, source) => ({ name, eventCounts: counts[source] })),
  };
}

/** Longer stretches than this are faster to copy as one. */
const shortStretch = 200;

/** Copies what is kept of a column: stretches from one cut to the next. */
function copyKept(
  from: Codes | Uint32Array,
  to: Codes | Uint32Array,
  offsets: Uint32Array,
  ends: Uint32Array,
): void {
  let start = 0;
  let written = 0;
  for (let customer = 0; customer < ends.length; customer++) {
    const end = ends[customer];
    const next = offsets[customer + 1];
    if (end === next && customer + 1 < ends.length) continue;
    const length = end - start;
    if (length > shortStretch) to.set(from.subarray(start, end), written);
    else for (let event = 0; event < length; event++) to[written + event] = from[start + event];
    written += length;
    start = next;
  }
}

/** Of listed events, those before their customer's end: which of the list, and their new places. */
function cutPlaces(
  listed: Uint32Array,
  offsets: Uint32Array,
  ends: Uint32Array,
): { kept: Uint32Array; places: Uint32Array } {
  const kept = new Uint32Array(listed.length);
  const places = new Uint32Array(listed.length);
  let count = 0;
  let cut = 0;
  for (let customer = 0, index = 0; customer < ends.length; customer++) {
    for (; listed[index] < ends[customer]; index++) {
      kept[count] = index;
      places[count++] = listed[index] - cut;
    }
    while (listed[index] < offsets[customer + 1]) index++;
    cut += offsets[customer + 1] - ends[customer];
  }
  return { kept: kept.slice(0, count), places: places.slice(0, count) };
}
