import { countSources, packSources } from '../../src/journeys/event-sources.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { textColumn } from '../../src/journeys/text-column.js';
import type { NumberTrait, TextTrait, Trait, TraitHistory } from '../../src/journeys/trait.js';
import {
  createRandom,
  randomChoice,
  randomExponential,
  randomNormal,
  type Random,
} from '../../src/stats/random.js';

const activityCount = 40;
const sourceNames = ['website', 'product', 'billing', 'crm', 'support'];
const day = 86_400;
/** 2026-05-04, so that 180 days end on 2026-10-31. */
const start = 1_777_852_800;
const days = 180;
/** These activities carry an amount. */
const valuedActivities = new Set([7, 19]);

/**
 * A journey log to measure with, the same for the same seed: about 50 events a customer (median 27, 99th percentile
 * 352, 5,000 at most), 40 activities by Zipf's law mixed with a part that follows from the activity before, sessions of
 * about seven events, 180 days, plans 60/25/10/5 %.
 */
export function syntheticLog(eventCount: number, seed = 1): JourneyLog {
  const random = createRandom(seed);
  const counts = eventsPerCustomer(random, eventCount);
  const offsets = new Uint32Array(counts.length + 1);
  counts.forEach((count, customer) => (offsets[customer + 1] = offsets[customer] + count));
  const times = new Uint32Array(eventCount);
  const activities = new Uint8Array(eventCount);
  const nextActivity = activityChain(random);
  counts.forEach((count, customer) => {
    fillTimes(random, times.subarray(offsets[customer], offsets[customer + 1]));
    let activity = -1;
    for (let event = offsets[customer]; event < offsets[customer] + count; event++) {
      activity = nextActivity(activity);
      activities[event] = activity;
    }
  });
  const sources = activities.map((activity) => (random() < 0.01 ? 0 : activity % sourceNames.length));
  const eventSources = packSources(activities, sources, activityCount, sourceNames.length);
  const bySource = countSources(activities, eventSources, activityCount, sourceNames.length);
  const valued = Uint32Array.from(
    (function* () {
      for (let event = 0; event < eventCount; event++)
        if (valuedActivities.has(activities[event])) yield event;
    })(),
  );
  const keys = Uint32Array.from(counts, (_, customer) => customer + 1);
  return {
    until: start + (days + 1) * day,
    customerCount: counts.length,
    eventCount,
    offsets,
    times,
    activities,
    activityNames: Array.from({ length: activityCount }, (_, code) => `Activity ${code + 1}`),
    values: { events: valued, amounts: Float64Array.from(valued, () => Math.round(random() * 10_000) / 100) },
    eventSources,
    traits: new Map<string, Trait>([
      ['plan', textTrait('plan', ['free', 'team', 'business', 'enterprise'], [60, 25, 10, 5], keys, random)],
      ['device', textTrait('device', ['desktop', 'mobile', 'tablet'], [55, 40, 5], keys, random)],
      ['seats', numberTrait('seats', keys, random)],
    ]),
    sources: sourceNames.map((name, source) => ({ name, eventCounts: bySource[source] })),
    customerKeys: keys,
    customerIds: textColumn(Array.from(keys, (key) => `customer-${key}`)),
    customerNames: textColumn(Array.from(keys, (key) => `Person ${key}`)),
    dataVersion: `synthetic ${seed}`,
  };
}

/** Log-normal, with the median and 99th percentile above, brought to the exact total. */
function eventsPerCustomer(random: Random, eventCount: number): Uint32Array {
  const counts = Uint32Array.from({ length: Math.ceil(eventCount / 50) }, () =>
    Math.min(5000, Math.max(1, Math.round(27 * Math.exp(1.104 * randomNormal(random))))),
  );
  let missing = eventCount - counts.reduce((sum, count) => sum + count, 0);
  for (let customer = 0; missing !== 0; customer = (customer + 1) % counts.length) {
    const step = Math.sign(missing);
    if (counts[customer] + step < 1 || counts[customer] + step > 5000) continue;
    counts[customer] += step;
    missing -= step;
  }
  return counts;
}

/** Rising times, in sessions of about seven events some minutes apart. */
function fillTimes(random: Random, times: Uint32Array): void {
  for (let event = 0; event < times.length;) {
    const sessionStart = start + random() * days * day;
    const length = 1 + Math.floor(randomExponential(random, 1 / 6));
    let time = sessionStart;
    for (const end = Math.min(times.length, event + length); event < end; event++) {
      times[event] = time;
      time += 1 + randomExponential(random, 1 / 90);
    }
  }
  times.sort();
  for (let event = 1; event < times.length; event++) {
    if (times[event] <= times[event - 1]) times[event] = times[event - 1] + 1;
  }
}

/** The next activity: in 45 % of cases it follows from the one before, else Zipf's law. */
function activityChain(random: Random): (former: number) => number {
  const shares = Array.from({ length: activityCount }, (_, code) => 1 / (code + 1));
  const sum = shares.reduce((total, share) => total + share, 0);
  const table = shares.flatMap((share, code) => Array<number>(Math.round((share / sum) * 4096)).fill(code));
  return (former) =>
    former >= 0 && random() < 0.45 ? (former * 7 + 3) % activityCount : randomChoice(random, table);
}

const noHistory: TraitHistory = {
  customers: new Uint32Array(),
  since: new Uint32Array(),
  values: new Float64Array(),
};

function textTrait(
  name: string,
  values: readonly string[],
  percent: readonly number[],
  keys: Uint32Array,
  random: Random,
): TextTrait {
  const table = percent.flatMap((share, index) => Array<number>(share).fill(index + 1));
  const codes = Uint32Array.from(keys, () => randomChoice(random, table));
  return { kind: 'text', name, personal: false, codes, values, history: noHistory };
}

function numberTrait(name: string, keys: Uint32Array, random: Random): NumberTrait {
  const numbers = Float64Array.from(keys, () => 1 + Math.floor(randomExponential(random, 1 / 8)));
  return { kind: 'number', name, personal: false, numbers, history: noHistory };
}
