import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { textColumn } from '../../src/journeys/text-column.js';
import type { TextTrait } from '../../src/journeys/trait.js';

export const publicData = '../shared/data';

interface PublicColumns {
  readonly customer: string;
  readonly activity: string;
  readonly time: string;
  readonly delimiter?: string;
  readonly traits?: readonly string[];
}

/** A journey log of one of the public sets, read without the import path: ties in time keep the file's order. */
export function publicLog(path: string, columns: PublicColumns): JourneyLog {
  const rows: Record<string, string>[] = parse(readFileSync(`${publicData}/${path}`), {
    columns: true,
    bom: true,
    delimiter: columns.delimiter ?? ',',
  });
  const journeys = new Map<string, { millis: number; row: Record<string, string> }[]>();
  for (const row of rows) {
    const own = journeys.get(row[columns.customer]) ?? [];
    journeys.set(row[columns.customer], own);
    own.push({ millis: Date.parse(row[columns.time].replaceAll('/', '-')), row });
  }
  const customers = [...journeys.keys()];
  const sorted = [...journeys.values()].map((own) => own.sort((a, b) => a.millis - b.millis));
  const events = sorted.flat();
  const activityNames = [...new Set(events.map(({ row }) => row[columns.activity]))];
  const offsets = new Uint32Array(customers.length + 1);
  sorted.forEach((own, index) => (offsets[index + 1] = offsets[index] + own.length));
  const times = Uint32Array.from(events, ({ millis }) => millis / 1000);
  const trait = (name: string): TextTrait => {
    const values = [...new Set(rows.map((row) => row[name]))];
    const steps = sorted.flatMap((own, customer) =>
      own.flatMap(({ millis, row }, place) =>
        row[name] === own[place - 1]?.row[name]
          ? []
          : [{ customer, since: millis / 1000, code: values.indexOf(row[name]) + 1 }],
      ),
    );
    return {
      kind: 'text',
      name,
      personal: false,
      codes: Uint32Array.from(sorted, (own) => values.indexOf(own[own.length - 1].row[name]) + 1),
      values,
      history: {
        customers: Uint32Array.from(steps, ({ customer }) => customer),
        since: Uint32Array.from(steps, ({ since }) => since),
        values: Float64Array.from(steps, ({ code }) => code),
      },
    };
  };
  return {
    until: times.reduce((latest, time) => Math.max(latest, time), 0) + 1,
    customerCount: customers.length,
    eventCount: events.length,
    offsets,
    times,
    activities: Uint8Array.from(events, ({ row }) => activityNames.indexOf(row[columns.activity])),
    activityNames,
    values: { events: new Uint32Array(), amounts: new Float64Array() },
    eventSources: { usual: new Uint16Array(), events: new Uint32Array(), codes: new Uint16Array() },
    traits: new Map((columns.traits ?? []).map((name) => [name, trait(name)])),
    sources: [],
    customerKeys: Uint32Array.from(customers, (_, index) => index + 1),
    customerIds: textColumn(customers),
    customerNames: textColumn(customers),
    dataVersion: path,
  };
}

export const sepsis = () =>
  publicLog('sepsis/sepsis_bupar.csv', {
    customer: 'Case ID',
    activity: 'Activity',
    time: 'Complete Timestamp',
    delimiter: ';',
  });

export const helpdesk = () =>
  publicLog('helpdesk/Helpdesk.csv', {
    customer: 'case:concept:name',
    activity: 'Activity',
    time: 'time:timestamp',
  });

export const shop = () =>
  publicLog('retentioneering_ecom/ecom.csv', {
    customer: 'user_id',
    activity: 'event',
    time: 'timestamp',
    traits: ['platform'],
  });
