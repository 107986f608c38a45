import { packSources, unpackSources } from './event-sources.js';
import { EventWriter, firstAtLeast } from './event-writer.js';
import type { JourneyLog } from './journey-log.js';
import { rearrangeTexts } from './text-column.js';
import { traitAsOf } from './trait-as-of.js';

/**
 * The log as it was: nothing of it lies at or after `until` (Unix seconds). Traits are as they were then. Customers
 * who were not known yet are left out; whoever never did anything and has a trait of unknown time stays. Ids and names
 * are those of now. The same object when nothing is cut.
 */
export function logAsOf(log: JourneyLog, until: number): JourneyLog {
  if (until >= log.until) return log;
  const ends = new Uint32Array(log.customerCount);
  for (let customer = 0; customer < log.customerCount; customer++) {
    ends[customer] = firstAtLeast(log.times, until, log.offsets[customer], log.offsets[customer + 1]);
  }
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
    customerCount,
    eventCount: events.times.length,
    traits: new Map(
      [...log.traits].map(([name, trait]) => [name, traitAsOf(trait, until, numbers, customerCount)]),
    ),
    customerKeys: Uint32Array.from(former, (customer) => log.customerKeys[customer]),
    customerIds: rearrangeTexts(log.customerIds, former),
    customerNames: rearrangeTexts(log.customerNames, former),
  };
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
  const numbers = Int32Array.from(known, (isKnown) => (isKnown ? customerCount++ : -1));
  return { numbers, customerCount };
}

function cutEvents(log: JourneyLog, ends: Uint32Array, numbers: Int32Array, customerCount: number) {
  const names = { activityCount: log.activityNames.length, sourceCount: log.sources.length };
  const eventCount = ends.reduce((sum, end, customer) => sum + end - log.offsets[customer], 0);
  const writer = new EventWriter(eventCount, log.values.events.length, names);
  const sources = unpackSources(log.activities, log.eventSources, names.sourceCount);
  const columns = { ...log, sources };
  const offsets = new Uint32Array(customerCount + 1);
  for (let customer = 0; customer < log.customerCount; customer++) {
    writer.append(columns, log.offsets[customer], ends[customer]);
    if (numbers[customer] >= 0) offsets[numbers[customer] + 1] = writer.count;
  }
  const { times, activities, values, sources: kept } = writer.finish(offsets);
  const { eventSources, counts } = packSources(activities, kept, names.activityCount, names.sourceCount);
  const summaries = log.sources.map(({ name }, source) => ({ name, eventCounts: counts[source] }));
  return { offsets, times, activities, values, eventSources, sources: summaries };
}
