import { firstAtLeast } from '../../src/journeys/first-at-least.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { unpackSources } from '../../src/journeys/event-sources.js';
import { textAt } from '../../src/journeys/text-column.js';
import type { Database } from '../../src/store/database.js';

/** Writes a log into an empty database, its events in order of time, as they would have arrived. */
export async function fillDatabase(database: Database, log: JourneyLog): Promise<void> {
  await fillCustomers(database, log);
  await database.copyIn(
    'event (at, key, value, profile_id, activity_id, source_id)',
    'format csv',
    eventLines(log),
  );
}

/** Everything of a log but its events. */
export async function fillCustomers(database: Database, log: JourneyLog): Promise<void> {
  const customers = Array.from({ length: log.customerCount }, (_, customer) => customer);
  await copy(
    database,
    'activity (name)',
    log.activityNames.map((name) => [name]),
  );
  await copy(
    database,
    'source (name)',
    log.sources.map(({ name }) => [name]),
  );
  await copy(database, 'trait (name, personal)', [
    ...[...log.traits.keys()].map((name) => [name, 'f']),
    ['name', 't'],
  ]);
  await copy(
    database,
    'profile (customer_id)',
    customers.map((customer) => [log.customerKeys[customer]]),
  );
  await copy(
    database,
    'identifier (kind, value, profile_id)',
    customers.flatMap((customer) => [
      ['customer', textAt(log.customerIds, customer), customer + 1],
      ['email', `${textAt(log.customerIds, customer)}@example.com`, customer + 1],
    ]),
  );
  const traits = [...log.traits.values()];
  await copy(
    database,
    'trait_value (profile_id, trait_id, since, value)',
    customers.flatMap((customer) => [
      ...traits.map((trait, index) => [
        customer + 1,
        index + 1,
        'epoch',
        trait.kind === 'text' ? trait.values[trait.codes[customer] - 1] : trait.numbers[customer],
      ]),
      [customer + 1, traits.length + 1, 'epoch', textAt(log.customerNames, customer)],
    ]),
  );
}

/** Texts of some customers at times of their events, with feelings read. */
export async function fillFeedback(database: Database, log: JourneyLog, texts: number): Promise<void> {
  const events = Array.from({ length: texts }, (_, text) =>
    Math.floor(((text + 0.5) / texts) * log.eventCount),
  );
  await copy(
    database,
    'feedback (at, key, source_id, profile_id, text)',
    events.map((event) => [
      new Date(log.times[event] * 1000).toISOString(),
      event.toString(16).padStart(32, '0'),
      1,
      lastAtMost(log.offsets, event) + 1,
      `What I want to say about it is number ${event}`,
    ]),
  );
  await copy(
    database,
    'feedback_reading (feedback_id, language, sentiment)',
    events.map((_, text) => [text + 1, 'en', Math.sin(text)]),
  );
}

function lastAtMost(offsets: Uint32Array, event: number): number {
  return firstAtLeast(offsets, event + 1) - 1;
}

function copy(
  database: Database,
  table: string,
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  return database.copyIn(
    table,
    'format csv',
    (async function* () {
      for (let from = 0; from < rows.length; from += 10_000) {
        const part = rows.slice(from, from + 10_000).map((row) => `${row.join()}\n`);
        yield await Promise.resolve(Buffer.from(part.join('')));
      }
    })(),
  );
}

async function* eventLines(log: JourneyLog): AsyncIterable<Uint8Array> {
  const sources = unpackSources(log.activities, log.eventSources, log.sources.length);
  const amounts = new Float64Array(log.eventCount).fill(NaN);
  log.values.events.forEach((event, index) => (amounts[event] = log.values.amounts[index]));
  const owners = new Uint32Array(log.eventCount);
  for (let customer = 0; customer < log.customerCount; customer++) {
    owners.fill(customer, log.offsets[customer], log.offsets[customer + 1]);
  }
  let lines = '';
  for (const event of orderByTime(log.times)) {
    const at = new Date(log.times[event] * 1000).toISOString();
    const key = event.toString(16).padStart(32, '0');
    const value = Number.isNaN(amounts[event]) ? '' : amounts[event];
    lines += `${at},${key},${value},${owners[event] + 1},${log.activities[event] + 1},${sources[event] + 1}\n`;
    if (lines.length > 1_000_000) {
      yield await Promise.resolve(Buffer.from(lines));
      lines = '';
    }
  }
  yield Buffer.from(lines);
}

/** Places of the events, by a counting sort on the second. */
function orderByTime(times: Uint32Array): Uint32Array {
  const first = times.reduce((least, time) => Math.min(least, time), Infinity);
  const last = times.reduce((most, time) => Math.max(most, time), 0);
  const starts = new Uint32Array(last - first + 2);
  for (const time of times) starts[time - first + 1]++;
  for (let second = 1; second < starts.length; second++) starts[second] += starts[second - 1];
  const order = new Uint32Array(times.length);
  times.forEach((time, event) => (order[starts[time - first]++] = event));
  return order;
}
