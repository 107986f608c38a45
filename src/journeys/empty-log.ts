import type { JourneyLog } from './journey-log.js';
import { textColumn } from './text-column.js';

/** A log without customers: what every other one grows from. */
export const emptyLog: JourneyLog = {
  until: 0,
  customerCount: 0,
  eventCount: 0,
  offsets: new Uint32Array(1),
  times: new Uint32Array(),
  activities: new Uint8Array(),
  activityNames: [],
  values: { events: new Uint32Array(), amounts: new Float64Array() },
  eventSources: { usual: new Uint16Array(), events: new Uint32Array(), codes: new Uint16Array() },
  traits: new Map(),
  sources: [],
  customerKeys: new Uint32Array(),
  customerIds: textColumn([]),
  customerNames: textColumn([]),
  dataVersion: '',
};
