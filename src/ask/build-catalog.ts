import type { Definitions } from '../journeys/definitions.js';
import { dayOf } from '../journeys/calendar.js';
import type { JourneyLog } from '../journeys/journey-log.js';
import type { Trait } from '../journeys/trait.js';
import type { Catalog, CatalogActivity, CatalogTrait } from './catalog.js';

const mostValues = 200;

/**
 * What the data hold, counted from the log.
 *
 * @param feedback texts per source.
 */
export function buildCatalog(
  log: JourneyLog,
  definitions: Definitions,
  feedback: ReadonlyMap<string, number>,
): Catalog {
  const sources = new Map(log.sources.map(({ name, eventCounts }) => [name, sum(eventCounts)]));
  for (const name of feedback.keys()) if (!sources.has(name)) sources.set(name, 0);
  return {
    ...definitions,
    customers: log.customerCount,
    events: log.eventCount,
    time_range: timeRange(log, definitions.timezone),
    activities: activities(log),
    traits: [...log.traits.values()].map(describeTrait),
    sources: [...sources].map(([name, events]) => ({ name, events, feedback: feedback.get(name) ?? 0 })),
  };
}

function timeRange(log: JourneyLog, timezone: string): Catalog['time_range'] {
  if (log.eventCount === 0) return undefined;
  let first = Infinity;
  let last = 0;
  for (const time of log.times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return { from: dayOf(first, timezone), to: dayOf(last, timezone) };
}

function activities(log: JourneyLog): CatalogActivity[] {
  const events = new Uint32Array(log.activityNames.length);
  const customers = new Uint32Array(log.activityNames.length);
  // The last customer seen to do each activity, plus 1.
  const seen = new Uint32Array(log.activityNames.length);
  for (let customer = 0; customer < log.customerCount; customer++) {
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const activity = log.activities[event];
      events[activity]++;
      if (seen[activity] === customer + 1) continue;
      seen[activity] = customer + 1;
      customers[activity]++;
    }
  }
  return log.activityNames
    .map((name, code) => ({
      name,
      events: events[code],
      customers: customers[code],
      sources: log.sources.filter(({ eventCounts }) => eventCounts[code] > 0).map((source) => source.name),
    }))
    .filter((activity) => activity.events > 0)
    .sort((a, b) => b.events - a.events);
}

function describeTrait(trait: Trait): CatalogTrait {
  const { name, kind, personal } = trait;
  if (trait.kind === 'number') {
    let known = 0;
    let low = Infinity;
    let high = -Infinity;
    for (const number of trait.numbers) {
      if (Number.isNaN(number)) continue;
      known++;
      low = Math.min(low, number);
      high = Math.max(high, number);
    }
    const range = known > 0 && !personal ? { low, high } : undefined;
    return { name, kind, personal, known, values: [], range };
  }
  const counts = new Uint32Array(trait.values.length + 1);
  for (const code of trait.codes) counts[code]++;
  const known = trait.codes.length - counts[0];
  const values = trait.values
    .map((value, place) => ({ value, customers: counts[place + 1] }))
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => b.customers - a.customers);
  return { name, kind, personal, known, values: personal ? [] : values.slice(0, mostValues) };
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
