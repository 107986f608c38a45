import { newCodes, type Codes } from './codes.js';

/**
 * Which source each event came from. Nearly every activity has one source, so only the events that came from another
 * are listed: a byte saved for each of the rest.
 */
export interface EventSources {
  /** Per activity code: the source that most of its events came from. */
  readonly usual: Uint16Array;
  /** Places of the events that came from another source, ascending. */
  readonly events: Uint32Array;
  /** Source of each of those. */
  readonly codes: Uint16Array;
}

/** Events of each source per activity code: `counts[source][activity]`. */
export type SourceCounts = readonly Uint32Array[];

export function packSources(
  activities: Codes,
  sources: Codes,
  activityCount: number,
  sourceCount: number,
): { eventSources: EventSources; counts: SourceCounts } {
  const flat = new Uint32Array(sourceCount * activityCount);
  for (let event = 0; event < activities.length; event++) {
    flat[sources[event] * activityCount + activities[event]]++;
  }
  const counts = Array.from({ length: sourceCount }, (_, source) =>
    flat.slice(source * activityCount, (source + 1) * activityCount),
  );
  const usual = new Uint16Array(activityCount);
  let usualEvents = 0;
  for (let activity = 0; activity < activityCount; activity++) {
    for (let source = 1; source < sourceCount; source++) {
      if (counts[source][activity] > counts[usual[activity]][activity]) usual[activity] = source;
    }
    if (sourceCount > 0) usualEvents += counts[usual[activity]][activity];
  }

  const others = activities.length - usualEvents;
  const events = new Uint32Array(others);
  const codes = new Uint16Array(others);
  let found = 0;
  for (let event = 0; found < others; event++) {
    if (sources[event] === usual[activities[event]]) continue;
    events[found] = event;
    codes[found++] = sources[event];
  }
  return { eventSources: { usual, events, codes }, counts };
}

/** The source of every event. */
export function unpackSources(activities: Codes, packed: EventSources, sourceCount: number): Codes {
  const sources = newCodes(sourceCount, activities.length);
  const { usual } = packed;
  for (let event = 0; event < activities.length; event++) sources[event] = usual[activities[event]];
  packed.events.forEach((event, index) => (sources[event] = packed.codes[index]));
  return sources;
}
