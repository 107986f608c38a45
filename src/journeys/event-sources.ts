import { newCodes, type Codes } from './codes.js';
import { firstAtLeast } from './first-at-least.js';

/**
 * Which source each event came from. Nearly every activity has one source, so only the events that came from another
 * are listed: a byte saved for each of the rest.
 */
export interface EventSources {
  /** Per activity code: the source that its events came from, where nothing else is listed. */
  readonly usual: Uint16Array;
  /** Places of the events that came from another source, ascending. */
  readonly events: Uint32Array;
  /** Source of each of those. */
  readonly codes: Uint16Array;
}

/** Lists the events that did not come from the usual source of their activity. */
export function packSources(
  activities: Codes,
  sources: Codes,
  activityCount: number,
  sourceCount: number,
): EventSources {
  const counts = new Uint32Array(sourceCount * activityCount);
  for (let event = 0; event < activities.length; event++) {
    counts[sources[event] * activityCount + activities[event]]++;
  }
  const usual = new Uint16Array(activityCount);
  let others = activities.length;
  for (let activity = 0; activity < activityCount; activity++) {
    let most = 0;
    for (let source = 0; source < sourceCount; source++) {
      const count = counts[source * activityCount + activity];
      if (count <= most) continue;
      most = count;
      usual[activity] = source;
    }
    others -= most;
  }
  const events = new Uint32Array(others);
  const codes = new Uint16Array(others);
  let found = 0;
  for (let event = 0; found < others; event++) {
    if (sources[event] === usual[activities[event]]) continue;
    events[found] = event;
    codes[found++] = sources[event];
  }
  return { usual, events, codes };
}

/** Code of the source that one event came from. */
export function sourceOfEvent(
  { activities, eventSources }: { readonly activities: Codes; readonly eventSources: EventSources },
  event: number,
): number {
  const row = firstAtLeast(eventSources.events, event);
  return eventSources.events[row] === event ? eventSources.codes[row] : eventSources.usual[activities[event]];
}

/** The source of every event. */
export function unpackSources(activities: Codes, packed: EventSources, sourceCount: number): Codes {
  const sources = newCodes(sourceCount, activities.length);
  const { usual } = packed;
  for (let event = 0; event < activities.length; event++) sources[event] = usual[activities[event]];
  packed.events.forEach((event, index) => (sources[event] = packed.codes[index]));
  return sources;
}

/** Events of each source per activity code: `counts[source][activity]`. */
export function countSources(
  activities: Codes,
  packed: EventSources,
  activityCount: number,
  sourceCount: number,
): Uint32Array[] {
  const totals = new Uint32Array(activityCount);
  for (let event = 0; event < activities.length; event++) totals[activities[event]]++;
  const counts = Array.from({ length: sourceCount }, () => new Uint32Array(activityCount));
  totals.forEach((total, activity) => {
    if (total > 0) counts[packed.usual[activity]][activity] = total;
  });
  packed.events.forEach((event, index) => {
    counts[packed.usual[activities[event]]][activities[event]]--;
    counts[packed.codes[index]][activities[event]]++;
  });
  return counts;
}
