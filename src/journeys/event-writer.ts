import { newCodes, type Codes } from './codes.js';
import { firstAtLeast } from './first-at-least.js';
import type { NameCounts, SortedEvents } from './sort-events.js';

/** Puts stretches of events one after the other into new columns. */
export class EventWriter {
  private readonly times: Uint32Array;
  private readonly activities: Codes;
  private readonly sources: Codes;
  private readonly valuedEvents: Uint32Array;
  private readonly amounts: Float64Array;
  private valuedCount = 0;
  private written = 0;
  /** A stretch that may still grow: neighbours are copied together. */
  private pending: { readonly events: SortedEvents; readonly from: number; to: number } | undefined;

  constructor(mostEvents: number, mostValued: number, names: NameCounts) {
    this.times = new Uint32Array(mostEvents);
    this.activities = newCodes(names.activityCount, mostEvents);
    this.sources = newCodes(names.sourceCount, mostEvents);
    this.valuedEvents = new Uint32Array(mostValued);
    this.amounts = new Float64Array(mostValued);
  }

  /** Events so far. */
  get count(): number {
    return this.written + (this.pending ? this.pending.to - this.pending.from : 0);
  }

  append(events: SortedEvents, from: number, to: number): void {
    if (from >= to) return;
    if (this.pending?.events === events && this.pending.to === from) {
      this.pending.to = to;
      return;
    }
    this.flush();
    this.pending = { events, from, to };
  }

  finish(offsets: Uint32Array): SortedEvents {
    this.flush();
    const { written, valuedCount } = this;
    return {
      offsets,
      times: shortened(this.times, written),
      activities: shortened(this.activities, written),
      sources: shortened(this.sources, written),
      values: {
        events: shortened(this.valuedEvents, valuedCount),
        amounts: shortened(this.amounts, valuedCount),
      },
    };
  }

  private flush(): void {
    if (!this.pending) return;
    const { events, from, to } = this.pending;
    this.times.set(events.times.subarray(from, to), this.written);
    this.activities.set(events.activities.subarray(from, to), this.written);
    this.sources.set(events.sources.subarray(from, to), this.written);
    const { values } = events;
    for (let index = firstAtLeast(values.events, from); values.events[index] < to; index++) {
      this.valuedEvents[this.valuedCount] = values.events[index] - from + this.written;
      this.amounts[this.valuedCount++] = values.amounts[index];
    }
    this.written += to - from;
    this.pending = undefined;
  }
}

interface Sliceable {
  readonly length: number;
  slice(start: number, end: number): this;
}

function shortened<Column extends Sliceable>(column: Column, length: number): Column {
  return column.length === length ? column : column.slice(0, length);
}
