import type { Arrangement } from '../journeys/arrange-customers.js';
import { EventRows } from '../journeys/event-rows.js';
import { unpackSources } from '../journeys/event-sources.js';
import type { JourneyLog } from '../journeys/journey-log.js';
import { findTies, mergeEvents } from '../journeys/merge-events.js';
import { sortEvents, type SortedEvents } from '../journeys/sort-events.js';
import type { Growth } from './growth.js';
import { readEventsFrom } from './read-events.js';

/**
 * The events of a log and those that are new. Where a new event, or one of a customer merged with another, falls into
 * the same second as a known one, that customer's events are read again from there on: the log doesn't know fractions
 * of seconds nor the order of arrival.
 */
export async function growEvents(
  former: JourneyLog,
  { database, names, profiles, rows }: Growth,
  { keys, places, placed }: Arrangement,
): Promise<SortedEvents> {
  const nameCounts = {
    activityCount: names.activities.names.length,
    sourceCount: names.sources.names.length,
  };
  const added = sortEvents(rows, places, keys.length, nameCounts);
  if (former.eventCount === 0) return added;
  const sources = unpackSources(former.activities, former.eventSources, former.sources.length);
  const base = { ...former, sources };
  const ties = findTies({ base, placed, added });
  if (ties.size === 0) return mergeEvents({ base, placed, added }, ties, nameCounts);

  const tiesByKey = new Map([...ties].map(([customer, second]) => [keys[customer], second]));
  const again = await readEventsFrom(database, tiesByKey, profiles, names);
  const isAgain = (customer: number, micros: number) =>
    Math.floor(micros / 1_000_000) >= (tiesByKey.get(customer) ?? Infinity);
  const all = new EventRows();
  all.append(rows, (customer, micros) => !isAgain(customer, micros));
  all.append(again, isAgain);
  return mergeEvents(
    { base, placed, added: sortEvents(all, places, keys.length, nameCounts) },
    ties,
    nameCounts,
  );
}
