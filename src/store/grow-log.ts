import { arrangeCustomers, type Arrangement } from '../journeys/arrange-customers.js';
import { addDays, dayOf, startOfDay } from '../journeys/calendar.js';
import { countSources, packSources } from '../journeys/event-sources.js';
import type { JourneyLog } from '../journeys/journey-log.js';
import { rearrangeTexts } from '../journeys/text-column.js';
import type { Trait } from '../journeys/trait.js';
import { displayNames } from './display-names.js';
import { growEvents } from './grow-events.js';
import { growTraits } from './grow-traits.js';
import type { Growth } from './growth.js';
import type { Identifiers } from './identifiers.js';
import { readIdentifiers, readTraitRows } from './read-customers.js';

/** The log with all that is new: events, and the traits, ids and names of the customers concerned. */
export async function growLog(former: JourneyLog, growth: Growth): Promise<JourneyLog> {
  const { database, names, touched, profiles, rows, timezone, dataVersion } = growth;
  const traitRows = await readTraitRows(database, touched, profiles);
  const identifiers = await readIdentifiers(database, touched, profiles);
  const arrangement = arrangeCustomers(former, {
    merged: profiles.merged,
    added: [
      rows.customers.subarray(0, rows.count),
      ...[...traitRows.values()].map(({ customers }) => customers),
    ],
    touched: touched ?? [],
  });
  const events = await growEvents(former, growth, arrangement);
  const traits = await growTraits(former, growth, arrangement, traitRows);

  const { offsets, times, activities, values } = events;
  const activityNames = names.activities.names;
  const sourceNames = names.sources.names;
  const eventSources = packSources(activities, events.sources, activityNames.length, sourceNames.length);
  const counts = countSources(activities, eventSources, activityNames.length, sourceNames.length);
  return {
    until: times.length > 0 ? midnightAfter(offsets, times, timezone) : await importedUntil(growth),
    customerCount: arrangement.keys.length,
    eventCount: times.length,
    offsets,
    times,
    activities,
    activityNames,
    values,
    eventSources,
    traits,
    sources: sourceNames.map((name, source) => ({ name, eventCounts: counts[source] })),
    customerKeys: arrangement.keys,
    ...nameCustomers(former, arrangement, identifiers, traits),
    dataVersion,
  };
}

/** Midnight after the day of the last import: a table of customers without events is as of then. 0 before any. */
async function importedUntil({ database, timezone }: Growth): Promise<number> {
  const [{ at }] = await database.query<{ at: Date | null }>(
    'select max(coalesce(finished_at, started_at)) as at from import_run',
  );
  return at ? nextMidnight(at.getTime() / 1000, timezone) : 0;
}

/** Midnight after the last day with events. */
function midnightAfter(offsets: Uint32Array, times: Uint32Array, timezone: string): number {
  let last = 0;
  for (let customer = 1; customer < offsets.length; customer++) {
    if (offsets[customer] > offsets[customer - 1]) last = Math.max(last, times[offsets[customer] - 1]);
  }
  return nextMidnight(last, timezone);
}

function nameCustomers(
  former: JourneyLog,
  { keys, unchanged }: Arrangement,
  identifiers: Identifiers,
  traits: ReadonlyMap<string, Trait>,
): Pick<JourneyLog, 'customerIds' | 'customerNames'> {
  const nameOf = displayNames(traits.values());
  const ids = new Map<number, string>();
  const names = new Map<number, string>();
  keys.forEach((key, customer) => {
    if (unchanged[customer] >= 0) return;
    const id = identifiers.idOf(key);
    ids.set(customer, id);
    names.set(customer, nameOf(customer) ?? identifiers.emailOf(key) ?? id);
  });
  return {
    customerIds: rearrangeTexts(former.customerIds, unchanged, ids),
    customerNames: rearrangeTexts(former.customerNames, unchanged, names),
  };
}

function nextMidnight(time: number, timezone: string): number {
  return startOfDay(addDays(dayOf(time, timezone), 1), timezone);
}
