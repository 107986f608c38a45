import { describe, expect, test } from 'vitest';
import { createCompany } from '../../src/demo/company.js';
import { adjustedRandIndex } from '../../src/stats/adjusted-rand-index.js';
import { createRandom, randomInteger, randomNormal } from '../../src/stats/random.js';
import { segmentAssignment, segments } from '../../tools/segments.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { companyLog } from '../support/company-log.js';
import { adjustedRandIndex as otherRandIndex } from '../support/k-means.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const database = await migratedPglite();
const week = 7 * 86_400;
const start = Date.UTC(2026, 0, 1) / 1000;

async function run(
  log: ReturnType<typeof smallLog>,
  args: ToolArguments<'segments'> = {},
  definitions: unknown = {},
) {
  const dependencies = { ...toolDependencies(log, definitions), database };
  const { data } = await segments.execute(args, dependencies);
  expect(segments.output.parse(data)).toEqual(data);
  return { data, assignment: await segmentAssignment(args, dependencies) };
}

/** Customers of very unlike activity and age who do five things in the same proportions. */
function alike(customers: number, seed: number) {
  const random = createRandom(seed);
  const events = Array.from({ length: customers }, (_, customer) => {
    const count = Math.round(25 * Math.exp(0.8 * randomNormal(random)));
    const weeks = 3 + 20 * random();
    return Array.from({ length: count }, (): SmallEvent => ({
      customer: `c${customer}`,
      activity: 'abbcccddddeeeee'[randomInteger(random, 15)],
      time: Math.floor(start + random() * weeks * week),
    }));
  });
  return smallLog(events.flat());
}

const definitions = { outcomes: { conversion: { did: 'Subscribed' } } };

describe('segments', () => {
  const members = createCompany({ seed: 11, customers: 1500 });
  const log = companyLog(members);

  test("Harbor's four kinds are recovered, and are the same next week", async () => {
    const { data, assignment } = await run(log, {}, definitions);
    expect(data).toMatchObject({ clear: true, k: 4 });
    const assigned = members.filter(({ id }) => id in assignment);
    const found = [...new Set(Object.values(assignment))];
    const kinds = ['steady', 'teams', 'seasonal', 'explorers'];
    const agreement = adjustedRandIndex(
      assigned.map(({ story }) => kinds.indexOf(story.customer.kind)),
      assigned.map(({ id }) => found.indexOf(assignment[id])),
    );
    expect(agreement).toBeGreaterThan(0.8);
    expect(data.segments.reduce((sum, { customers }) => sum + customers, data.unassigned)).toBe(1500);

    const weekAgo = await run(companyLog(members, log.until - week), {}, definitions);
    expect(weekAgo.data.segments.map(({ id }) => id).sort()).toEqual(
      data.segments.map(({ id }) => id).sort(),
    );
    const stayed = Object.keys(weekAgo.assignment).filter((id) => weekAgo.assignment[id] === assignment[id]);
    expect(stayed.length / Object.keys(weekAgo.assignment).length).toBeGreaterThan(0.9);
  });

  test('a segment keeps its id when its name changes, and a new one gets another', async () => {
    const random = createRandom(7);
    /** Customers of each kind, named by what they do, day after day. */
    const logOf = (kinds: readonly string[], until: number) =>
      smallLog(
        kinds.flatMap((kind, place) =>
          Array.from({ length: 60 }, (_, customer) =>
            Array.from({ length: 40 }, (__, day): SmallEvent => ({
              customer: `${place} ${customer}`,
              activity: kind[randomInteger(random, kind.length)],
              time: start + day * 86_400,
            })),
          ).flat(),
        ),
        { until },
      );
    const find = async (kinds: readonly string[], weeks: number) =>
      (await run(logOf(kinds, start + weeks * week), { k: kinds.length })).data.segments;
    const nameOf = (found: Awaited<ReturnType<typeof find>>, id: string) =>
      found.find((segment) => segment.id === id)?.name;
    const first = await find(['aaaaaabbbb', 'cccccddddd'], 10);
    expect(first.map(({ id }) => id).sort()).toEqual(['often-a', first.map(({ id }) => id).sort()[1]]);
    const later = await find(['aaaabbbbbb', 'cccccddddd'], 11);
    expect(later.map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort());
    expect(nameOf(later, 'often-a')).toBe('Often b');
    // The day before is as it was found then, and so is the day itself.
    expect((await find(['aaaaaabbbb', 'cccccddddd'], 10)).map(({ id }) => id).sort()).toEqual(
      first.map(({ id }) => id).sort(),
    );
    const other = await find(['eeeeefffff', 'cccccddddd'], 12);
    expect(other.map(({ id }) => id)).not.toContain('often-a');
    expect(other.map(({ id }) => id)).toContain(first.find(({ id }) => id !== 'often-a')?.id);
  });

  test('as many groups as are asked for, with outcomes counted over their customers', async () => {
    const { data, assignment } = await run(log, { k: 2, outcome: 'conversion' }, definitions);
    expect(data.k).toBe(2);
    const subscribed = new Set(
      members
        .filter(({ story }) => story.happenings.some(({ activity }) => activity === 'Subscribed'))
        .map(({ id }) => id),
    );
    for (const { id, customers, outcomes } of data.segments) {
      const own = Object.keys(assignment).filter((customer) => assignment[customer] === id);
      expect(own).toHaveLength(customers);
      const reached = own.filter((customer) => subscribed.has(customer)).length;
      expect(outcomes).toMatchObject([{ outcome: 'conversion', reached: { estimate: reached / customers } }]);
    }
  });

  test('customers who only differ in how much and how long have no clear segments', async () => {
    for (const seed of [1, 2, 3]) {
      const { data, assignment } = await run(alike(250, seed));
      expect(data).toMatchObject({ clear: false, segments: [] });
      expect(assignment).toEqual({});
    }
    const asked = await run(alike(250, 1), { k: 3 });
    expect(asked.data).toMatchObject({ clear: false, k: 3 });
  });

  test('too few customers are said to be too few', async () => {
    const { data } = await run(alike(20, 1));
    expect(data).toMatchObject({ clear: false, segments: [], stability: null });
  });
});

test('the adjusted Rand index is that of another program', () => {
  const random = createRandom(4);
  for (let round = 0; round < 20; round++) {
    const [one, other] = [0, 1].map(() => Array.from({ length: 30 }, () => randomInteger(random, 4)));
    expect(adjustedRandIndex(one, other)).toBeCloseTo(otherRandIndex(one, other), 12);
    expect(adjustedRandIndex(one, one)).toBe(1);
  }
});
