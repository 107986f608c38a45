import type { Codes } from './codes.js';
import type { EventSources } from './event-sources.js';
import type { Outliers } from './outliers.js';
import type { TextColumn } from './text-column.js';
import type { Trait } from './trait.js';

/**
 * The events of all customers, sorted by customer, then time, then arrival, in typed arrays: what every scan reads.
 * A log holds nothing after `until`, so no scan can look into the future.
 *
 * Customers are numbered from 0; the events of customer `c` are `offsets[c]` up to (not including) `offsets[c + 1]`.
 */
export interface JourneyLog {
  /** End of what is seen, exclusive, Unix seconds: the midnight after today. */
  readonly until: number;
  /** Events after it that a wrong clock put there. */
  readonly leftOut?: Outliers;
  readonly customerCount: number;
  readonly eventCount: number;
  /** Length `customerCount + 1`. */
  readonly offsets: Uint32Array;
  /** Unix seconds. Order inside a customer is that of the full time stamps, then of arrival. */
  readonly times: Uint32Array;
  /** Code of each event's activity: its place in `activityNames`. */
  readonly activities: Codes;
  /** In order of first arrival; a log as of an earlier day also names those that only came later. */
  readonly activityNames: readonly string[];
  readonly values: EventValues;
  readonly eventSources: EventSources;
  /** By name. */
  readonly traits: ReadonlyMap<string, Trait>;
  readonly sources: readonly SourceSummary[];
  /** Key of each customer in the database (`profile.customer_id`), ascending: finds its feedback, and itself again. */
  readonly customerKeys: Uint32Array;
  /** Canonical id of each customer. */
  readonly customerIds: TextColumn;
  /** A name to show for each customer; the id where no name is known. */
  readonly customerNames: TextColumn;
  /** Names the state of the database that this is; another one after every change of what is in it. */
  readonly dataVersion: string;
}

/** Amounts of the events that carry one: sparse, sorted by event. */
export interface EventValues {
  /** Places of the valued events in the log's arrays, ascending. */
  readonly events: Uint32Array;
  readonly amounts: Float64Array;
}

export interface SourceSummary {
  readonly name: string;
  /** Events per activity code. */
  readonly eventCounts: Uint32Array;
}

/** Code of an activity, or undefined when the log has none of that name. */
export function activityCode(log: JourneyLog, name: string): number | undefined {
  const code = log.activityNames.indexOf(name);
  return code < 0 ? undefined : code;
}
