import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartForAnswer } from '../../src/render/charts/chart-for-answer.js';
import { chartSvg } from '../../src/render/chart-svg.js';
import { wordAnswer } from '../../src/ask/word-answer.js';
import { buildCatalog } from '../../src/ask/build-catalog.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { dropOffs } from '../../tools/drop-offs.js';
import { journeyMap } from '../../tools/journey-map.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { createRandom } from '../../src/stats/random.js';
import { oddName } from '../support/odd-names.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { overlaps, svgTexts } from '../support/svg-texts.js';
import { expectWholeWords } from '../support/whole-words.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const day = 86_400;
const start = Date.UTC(2026, 9, 1) / 1000;
const definitions = { journeys: { trial: { stages: ['a', 'b', 'c'], within_days: 10 } } };
const database = await migratedPglite();

/** Each customer's activities, a letter each, a day apart. */
function letterLog(journeys: Readonly<Record<string, string>>, until = start + 60 * day) {
  const events = Object.entries(journeys).flatMap(([customer, letters]) =>
    [...letters].map((activity, place): SmallEvent => ({ customer, activity, time: start + day * place })),
  );
  const device = Object.fromEntries(
    Object.keys(journeys).map((name, place) => [name, place % 2 ? 'odd' : 'even']),
  );
  return smallLog(events, { until, traits: { device } });
}

type Log = ReturnType<typeof smallLog>;

/** What a stage and a funnel's step have in common. */
interface Counts {
  readonly name: string;
  readonly customers: number;
  readonly lost: number;
  readonly in_play: number;
  readonly median_seconds: number | null;
}

async function run(log: Log, args: ToolArguments<'journey_map'> = {}, file: unknown = definitions) {
  const result = await journeyMap.execute(args, { ...toolDependencies(log, file), database });
  expect(journeyMap.output.parse(result.data)).toEqual(result.data);
  expectWholeWords({ tool: 'journey_map', args }, result, toolDependencies(log, file));
  return result;
}

describe('journey_map', () => {
  const log = letterLog({ ann: 'abc', bob: 'axb', cat: 'axy', dan: 'ay', eve: 'a', fay: 'aab', guy: 'abac' });

  test('stages, where they leave, and what they do instead', async () => {
    const { data, population } = await run(log);
    expect(population).toBe(7);
    expect(data.stages.map(({ name, customers, lost }) => [name, customers, lost])).toEqual([
      ['a', 7, 3],
      ['b', 4, 2],
      ['c', 2, 0],
    ]);
    expect(data.stages[0]).toMatchObject({
      nothing: 1,
      instead: [
        { activity: 'x', customers: 1 },
        { activity: 'y', customers: 1 },
      ],
    });
    expect(data.biggest_loss).toEqual({ from: 'a', to: 'b', lost: 3 });
  });

  test('repeated and backward steps, and how long the slow ones take', async () => {
    const { data } = await run(log);
    // fay does a twice before b; guy goes from b back to a.
    expect(data.stages[0].repeated).toEqual(wilsonInterval(1, 7));
    expect(data.stages[1].backwards).toEqual(wilsonInterval(1, 4));
    // To b: 1, 2, 1 and 1 days.
    expect(data.stages[1]).toMatchObject({ median_seconds: day, p90_seconds: 2 * day });
  });

  test('two values of a trait divide the customers, with the difference', async () => {
    const { data } = await run(log, { compare: { trait: 'device', values: ['even', 'odd'] } });
    expect(data.compare?.map(({ label, stages }) => [label, stages[0].customers])).toEqual([
      ['even', 4],
      ['odd', 3],
    ]);
    expect(data.differences?.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  test('counts are those of drop_offs, whatever the journeys', async () => {
    const journeys = fc.array(fc.stringMatching(/^[abcx]{1,9}$/), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(journeys, fc.integer({ min: 2, max: 30 }), async (all, days) => {
        const any = letterLog(
          Object.fromEntries(all.map((letters, place) => [`c${place}`, letters])),
          start + days * day,
        );
        const funnel = await dropOffs.execute({}, toolDependencies(any, definitions));
        const { data } = await run(any);
        const shared = ({ name, customers, lost, in_play, median_seconds }: Counts) =>
          [name, customers, lost, in_play, median_seconds].join();
        expect(data.stages.map(shared)).toEqual(funnel.data.steps.map(shared));
        expect(data.stages.map((stage) => stage.from_previous)).toEqual(
          funnel.data.steps.map((step) => step.from_previous),
        );
        const { data: sides } = await run(any, { compare: { trait: 'device', values: ['even', 'odd'] } });
        expect(sides.stages).toEqual(data.stages);
        const { data: even } = await run(any, { segment: [{ trait: 'device', is: 'even' }] });
        expect(sides.compare?.[0].stages).toEqual(even.stages);
        for (const { lost, nothing, instead } of data.stages.slice(0, -1)) {
          expect(nothing + instead.reduce((sum, { customers }) => sum + customers, 0)).toBe(lost);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('texts count at the stage where their customer stood', async () => {
    await database.execute(`insert into source (name) values ('reviews')`);
    const write = async (customer: string, date: string) => {
      const key = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay', 'guy'].indexOf(customer) + 1;
      await database.query(
        `with writer as (insert into profile (customer_id) values ($1) returning id)
         insert into feedback (key, profile_id, source_id, at, text)
         select gen_random_uuid(), writer.id, source.id, $2::timestamptz, 'Nice' from writer, source`,
        [key, date],
      );
    };
    await write('ann', '2026-10-01T12:00Z');
    await write('ann', '2026-10-02T12:00Z');
    await write('eve', '2026-10-05T12:00Z');
    // Before the journey, and after its ten days.
    await write('eve', '2026-09-30T12:00Z');
    await write('dan', '2026-10-20T12:00Z');
    const { data } = await run(log);
    expect(data.stages.map(({ feedback }) => feedback?.texts)).toEqual([2, 1, undefined]);
    // Too short to quote.
    expect(data.stages[0].feedback?.quote).toBeNull();
    await database.execute('delete from feedback');
  });

  test('moments of truth stand at the stage where they happen', async () => {
    const random = createRandom(4);
    const events = Array.from({ length: 900 }, (_, customer) => {
      const helped = random() < 0.5;
      const comes = random() < (helped ? 0.7 : 0.3);
      const at = (days: number, activity: string): SmallEvent => ({
        customer: `c${customer}`,
        activity,
        time: Math.round(start + days * day),
      });
      return [
        at(0, 'a'),
        at(1, 'b'),
        ...(helped ? [at(1.5 + random() / 2, 'help')] : []),
        ...(comes ? [at(3 + 5 * random(), 'c')] : []),
      ];
    }).flat();
    const { data } = await run(smallLog(events, { until: start + 120 * day }));
    const [first] = data.moments;
    expect(first).toMatchObject({ activity: 'help', direction: 'positive', stage: 'b' });
    expect(first.effect.low).toBeLessThan(0.4);
    expect(first.effect.high).toBeGreaterThan(0.4);
  });

  test('the picture: nothing overlaps or leaves it, whatever the names; the words pass the ledger', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(oddName, { minLength: 4, maxLength: 8 }),
        fc.boolean(),
        async (names, compared) => {
          const stages = names
            .slice(0, -1)
            .map((name, place) => ({ name: name.trim() || `s${place}`, any_of: [`e${place}`] }));
          const events = Array.from({ length: 40 }, (_, customer) =>
            stages
              .slice(0, 1 + (customer % stages.length))
              .map(({ any_of: [activity] }, place): SmallEvent => ({
                customer: `c${customer}`,
                activity,
                time: start + place * day,
              })),
          ).flat();
          const device = Object.fromEntries(
            Array.from({ length: 40 }, (_, place) => [`c${place}`, place % 3 ? 'x' : names[0]]),
          );
          const odd = smallLog(events, { until: start + 60 * day, traits: { device } });
          const args: ToolArguments<'journey_map'> = compared
            ? { compare: { trait: 'device', values: ['x', names[0]] } }
            : {};
          const dependencies = { ...toolDependencies(odd, { journeys: { j: { stages } } }), database };
          const { data, population, caveats } = await journeyMap.execute(args, dependencies);
          const envelope = {
            tool: 'journey_map' as const,
            args,
            as_of: '2026-11-29',
            population,
            definitions: ['j@1'],
            data,
            caveats,
            receipt: 'fp_1',
            ms: 1,
          };
          const catalog = buildCatalog(odd, dependencies.definitions, new Map());
          const answer = wordAnswer({ tool: 'journey_map', args }, envelope, catalog);
          const chart = chartForAnswer(answer);
          if (!chart) throw new Error('no chart');
          const svg = chartSvg(chart);
          const texts = svgTexts(svg);
          const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
          expect(overlaps(texts)).toEqual([]);
          for (const { text, left, right, bottom } of texts) {
            expect(left, text).toBeGreaterThanOrEqual(0);
            expect(right, text).toBeLessThanOrEqual(1200);
            expect(bottom, text).toBeLessThanOrEqual(height);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
