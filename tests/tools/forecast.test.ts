import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createCompany } from '../../src/demo/company.js';
import { narrateForecast } from '../../src/ask/narration/narrate-forecast.js';
import { checkSentences } from '../../src/ask/ledger.js';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { createRandom } from '../../src/stats/random.js';
import { forecast } from '../../tools/forecast.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { companyLog } from '../support/company-log.js';
import { harborDefinitions } from '../support/harbor-definitions.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { expectWholeWords } from '../support/whole-words.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;

async function run(log: JourneyLog, args: ToolArguments<'forecast'>, definitions: unknown) {
  const result = await forecast.execute(args, toolDependencies(log, definitions));
  expect(forecast.output.parse(result.data)).toEqual(result.data);
  expectWholeWords({ tool: 'forecast', args }, result, toolDependencies(log, definitions));
  return result;
}

describe('forecast on Harbor', () => {
  const log = companyLog(createCompany({ seed: 21, customers: 6000 }));
  const definitions = harborDefinitions();
  const horizon = 21;
  const then = logAsOf(log, log.until - horizon * day);

  test.each(['trial', 'sales'])(
    'where customers of %s came to be lies in nearly all intervals',
    async (journey) => {
      const { data } = await run(then, { journey, horizon_days: horizon }, definitions);
      const later = await run(log, { journey, horizon_days: horizon }, definitions);
      const held = data.stages.filter(
        ({ expected }, place) =>
          later.data.stages[place].now >= expected.low && later.data.stages[place].now <= expected.high,
      );
      expect(data.stages.map(({ stage }) => stage)).toEqual(
        definitions.journeys[journey].stages.map(({ name }) => name),
      );
      expect(held.length).toBeGreaterThanOrEqual(data.stages.length - 1);
      expect(data.skill).toBeGreaterThan(0.3);
      const inPlay = data.stages.slice(0, -1).reduce((sum, { now }) => sum + now, 0);
      expect(data.of_in_play?.in_play).toBe(inPlay);
    },
  );

  test('how often an outcome came lies in its interval', async () => {
    for (const outcome of ['churn', 'renewal', 'conversion']) {
      const { data } = await run(then, { outcome, horizon_days: horizon }, definitions);
      const came = (await run(log, { outcome, horizon_days: horizon }, definitions)).data.stages[0].now;
      expect(came).toBeGreaterThanOrEqual(data.total?.low ?? Infinity);
      expect(came).toBeLessThanOrEqual(data.total?.high ?? 0);
    }
  });

  test('of a group that behaviour defines, today’s members are followed', async () => {
    const segment = [{ term: 'trial users' }];
    const { data, population } = await run(
      then,
      { outcome: 'conversion', segment, horizon_days: horizon },
      definitions,
    );
    expect(data.kind).toBe('members');
    expect(data.stages[0].now).toBe(population);
    // Counted by hand: members of then who subscribed since.
    const [subscribed, started] = ['Subscribed', 'Started Trial'].map((name) =>
      log.activityNames.indexOf(name),
    );
    let came = 0;
    for (let customer = 0; customer < log.customerCount; customer++) {
      const own = Array.from({ length: log.offsets[customer + 1] - log.offsets[customer] }, (_, place) => ({
        activity: log.activities[log.offsets[customer] + place],
        time: log.times[log.offsets[customer] + place],
      }));
      const wasMember =
        own.some(({ activity, time }) => activity === started && time < then.until) &&
        !own.some(({ activity, time }) => activity === subscribed && time < then.until);
      if (wasMember && own.some(({ activity }) => activity === subscribed)) came++;
    }
    expect(came).toBeGreaterThanOrEqual(data.total?.low ?? Infinity);
    expect(came).toBeLessThanOrEqual(data.total?.high ?? 0);
  });

  test('every sentence is covered by the result', async () => {
    const asks: ToolArguments<'forecast'>[] = [
      { journey: 'onboarding', horizon_days: 14 },
      { outcome: 'renewal', horizon_days: 90, segment: [{ trait: 'plan', is: 'team' }] },
      { outcome: 'conversion', segment: [{ term: 'trial users' }] },
    ];
    for (const args of asks) {
      const result = await run(log, args, definitions);
      const envelope = {
        tool: 'forecast' as const,
        args,
        as_of: '2026-10-31',
        receipt: '',
        ms: 0,
        ...result,
      };
      const { headline, findings, basis } = narrateForecast(envelope);
      const { report } = checkSentences([...headline, ...findings, ...basis], envelope, log.activityNames);
      expect(report.removed).toEqual([]);
      expect(report.checked).toBeGreaterThan(5);
    }
  });
});

describe('forecast with too little to go on', () => {
  const journeys = { trial: { stages: ['Signed Up', 'Subscribed'], within_days: 10 } };
  const few: SmallEvent[] = Array.from({ length: 20 }, (_, index) => ({
    customer: `c${index}`,
    activity: 'Signed Up',
    time: 1_700_000_000 + index * day,
  }));

  test('says why there is none', async () => {
    const { data } = await run(smallLog(few), {}, { journeys });
    expect(data.withheld).toContain('Too little history');
    expect(data.total).toBeNull();
    const named = await run(smallLog(few), { outcome: 'Signed Up' }, { journeys });
    expect(named.data.withheld).toContain('30 are needed');
    const empty = await run(smallLog([]), {}, {});
    expect(empty.data.withheld).not.toBeNull();
  });

  test('an unknown name is refused with the closest one', async () => {
    await expect(run(smallLog(few), { outcome: 'Signed Upp' }, { journeys })).rejects.toThrow(
      'Did you mean "Signed Up"',
    );
  });
});

test('an outcome of inactivity is forecast too', async () => {
  const random = createRandom(4);
  const events: SmallEvent[] = [];
  for (let index = 0; index < 400; index++) {
    const start = 1_700_000_000 + random() * 200 * day;
    for (let time = start; time < start + random() * 90 * day; time += (0.5 + random()) * 4 * day) {
      events.push({ customer: `c${index}`, activity: 'Played', time: Math.floor(time) });
    }
  }
  const log = smallLog(events, { until: 1_700_000_000 + 220 * day });
  const { data } = await run(
    log,
    { outcome: 'gone quiet' },
    { outcomes: { 'gone quiet': { inactive_days: 14 } } },
  );
  expect(data.total?.estimate).toBeGreaterThan(10);
  expect(data.total?.estimate).toBeLessThan(100);
});

const cdnow = '../shared/data/cdnow/CDNOW_master.txt';

test.skipIf(!existsSync(cdnow))('purchases of CDNOW in the holdout 39 weeks within 10 %', async () => {
  const events = readFileSync(cdnow, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([customer, date]) => ({
      customer,
      activity: 'Purchased',
      time: Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))) / 1000,
    }));
  const cut = Date.UTC(1997, 9, 1) / 1000;
  const byCustomer = new Map<string, SmallEvent[]>();
  for (const event of events.filter(({ time }) => time < cut)) {
    byCustomer.set(event.customer, [...(byCustomer.get(event.customer) ?? []), event]);
  }
  const log = logOf(byCustomer, cut);
  const { data } = await run(log, { outcome: 'Purchased', horizon_days: 273 }, {});
  const came = events.filter(({ time }) => time >= cut && time < cut + 273 * day).length;
  expect(Math.abs((data.total?.estimate ?? 0) / came - 1)).toBeLessThan(0.1);
  expect(data.total?.low).toBeLessThan(came);
  expect(data.total?.high).toBeGreaterThan(came);
});

/** Many customers of one activity: `smallLog` looks through all events for each. */
function logOf(byCustomer: Map<string, SmallEvent[]>, until: number): JourneyLog {
  const flat = [...byCustomer.values()].flat();
  const offsets = new Uint32Array(byCustomer.size + 1);
  [...byCustomer.values()].forEach((own, index) => (offsets[index + 1] = offsets[index] + own.length));
  return {
    ...smallLog([]),
    until,
    customerCount: byCustomer.size,
    eventCount: flat.length,
    offsets,
    times: Uint32Array.from(flat, ({ time }) => time),
    activities: new Uint8Array(flat.length),
    activityNames: ['Purchased'],
    customerKeys: Uint32Array.from(byCustomer.keys(), (_, index) => index + 1),
  };
}
