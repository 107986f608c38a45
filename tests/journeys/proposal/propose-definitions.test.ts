import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCompany } from '../../../src/demo/company.js';
import type { JourneyLog } from '../../../src/journeys/journey-log.js';
import { proposedDefinitions } from '../../../src/journeys/proposal/proposal.js';
import { proposeDefinitions } from '../../../src/journeys/proposal/propose-definitions.js';
import { silentProgress } from '../../../src/progress.js';
import { createRandom, randomExponential } from '../../../src/stats/random.js';
import { checkDefinitionsText } from '../../../src/store/definitions-file.js';
import { proposalText } from '../../../src/store/proposal-text.js';
import { companyLog } from '../../support/company-log.js';
import { smallLog, type SmallEvent } from '../../support/small-log.js';

const proposed = (log: JourneyLog) => proposedDefinitions(proposeDefinitions(log));
const stagesOf = (log: JourneyLog) =>
  Object.values(proposed(log).journeys).map(({ stages }) => stages.map(({ name }) => name));

/** Customers walk the stages in order, each going on with a chance of its own, among noise that has no order. */
function walks(
  stages: readonly (readonly [string, number])[],
  noise: readonly string[],
  { prefix = 'c', seed = 1, customers = 400 } = {},
): SmallEvent[] {
  const random = createRandom(seed);
  return Array.from({ length: customers }, (_, number) => {
    const customer = `${prefix}${number}`;
    const start = 1_700_000_000 + Math.floor(random() * 8_000_000);
    const events: SmallEvent[] = [];
    let time = start;
    for (const [activity, chance] of stages) {
      if (random() > chance) break;
      events.push({ customer, activity, time });
      time += 60 + Math.floor(randomExponential(random, 1 / 40_000));
    }
    for (const activity of noise) {
      for (let count = Math.floor(randomExponential(random, 0.7)); count > 0; count--) {
        events.push({ customer, activity, time: start + Math.floor(random() * 300_000) });
      }
    }
    return events;
  }).flat();
}

describe('the journey that was planted is proposed', () => {
  test.each([
    [
      'a web shop',
      [
        ['home_page', 1],
        ['product_view', 0.9],
        ['add_to_cart', 0.5],
        ['checkout_started', 0.6],
        ['order_completed', 0.7],
      ],
      ['search', 'filter_results', 'newsletter_popup'],
      'purchase',
    ],
    [
      'a product with a trial',
      [
        ['Visited Site', 1],
        ['Signed Up', 0.6],
        ['Trial Started', 0.8],
        ['Setup Finished', 0.6],
        ['Subscription Created', 0.6],
      ],
      ['Page Scrolled', 'Read Docs'],
      'trial',
    ],
    [
      'a pipeline of sales',
      [
        ['Lead Created', 1],
        ['Lead Qualified', 0.6],
        ['Meeting Held', 0.7],
        ['Proposal Sent To Buyer', 0.7],
        ['Deal Won', 0.5],
      ],
      ['Note Added', 'Task Due'],
      'sales',
    ],
    [
      'tickets',
      [
        ['ticket.created', 1],
        ['ticket.assigned', 0.95],
        ['ticket.answered', 0.9],
        ['ticket.closed', 0.9],
      ],
      ['internal.note'],
      'support',
    ],
    [
      'a process without a word that is known',
      [
        ['Alpha', 1],
        ['Beta', 0.9],
        ['Gamma', 0.8],
        ['Omega', 0.9],
      ],
      [],
      'omega',
    ],
  ] as const)('%s', (_, stages, noise, name) => {
    for (const seed of [1, 2, 3]) {
      const { journeys } = proposed(smallLog(walks(stages, noise, { seed })));
      expect(Object.keys(journeys)[0]).toBe(name);
      expect(journeys[name].stages.map((stage) => stage.name)).toEqual(stages.map(([activity]) => activity));
    }
  });

  test('deals whose stages alone are known: the journey is sales, and what is neither won nor lost is open', () => {
    const won = walks(
      [
        ['New', 1],
        ['Qualified', 0.7],
        ['Proposal', 0.7],
        ['Closed Won', 0.5],
      ],
      [],
    );
    const lost = walks(
      [
        ['New', 1],
        ['Qualified', 0.3],
        ['Closed Lost', 0.9],
      ],
      [],
      { prefix: 'l', seed: 2 },
    );
    const log = smallLog([...won, ...lost]);
    const { journeys, terms } = proposed(log);
    expect(journeys.sales.stages.map(({ name }) => name)).toEqual([
      'New',
      'Qualified',
      'Proposal',
      'Closed Won',
    ]);
    expect(terms['open deals']).toEqual([
      { did: 'New' },
      { did_not: 'Closed Won' },
      { did_not: 'Closed Lost' },
    ]);
    expect(proposalText(proposeDefinitions(log))).toMatch(
      /# 800 customers did New, \d+ Closed Won; .*\n +sales:/,
    );
  });

  test('the window is as long as coming to the end takes, not as long as people look around before', () => {
    const random = createRandom(3);
    const visits = Array.from({ length: 300 }, (_, number) =>
      Array.from({ length: 6 }, (__, visit) => {
        const time = 1_700_000_000 + visit * 25 * 86_400 + Math.floor(random() * 86_400);
        const stages = ['viewed', 'cart', ...(visit === 4 ? ['purchased'] : [])];
        return stages.map((activity, place) => ({
          customer: `c${number}`,
          activity,
          time: time + 600 * place,
        }));
      }).flat(),
    ).flat();
    expect(proposed(smallLog(visits)).journeys.purchase.within_days).toBe(1);
  });

  test('what hurts is no stage, and losing customers is an outcome', () => {
    const events = walks(
      [
        ['signup', 1],
        ['payment_error', 0.9],
        ['subscribed', 0.8],
        ['cancelled', 0.3],
      ],
      [],
    );
    const { journeys, outcomes, terms } = proposed(smallLog(events));
    expect(Object.values(journeys).map(({ stages }) => stages.map(({ name }) => name))).toEqual([
      ['signup', 'subscribed'],
    ]);
    expect(outcomes).toMatchObject({ conversion: { did: 'subscribed' }, churn: { did: 'cancelled' } });
    expect(terms['paying customers']).toEqual([{ did: 'subscribed' }, { did_not: 'cancelled' }]);
  });

  test('purchases alone: the journey is to buy again, and staying away is churn', () => {
    const random = createRandom(5);
    const events = Array.from({ length: 200 }, (_, number) => {
      let time = 1_700_000_000 + Math.floor(random() * 1e6);
      return Array.from({ length: 6 }, (): SmallEvent => {
        time += Math.floor(randomExponential(random, 1 / (10 * 86_400)));
        return { customer: `c${number}`, activity: 'Purchased', time };
      });
    }).flat();
    const { journeys, outcomes } = proposed(smallLog(events, { until: 1_740_000_000 }));
    expect(journeys.repeat.stages.map(({ any_of }) => any_of)).toEqual([['Purchased'], ['Purchased']]);
    // Nine of ten gaps of an exponential with mean 10 days are below 23 days.
    expect(outcomes.churn).toEqual({ inactive_days: 30, after: 'Purchased' });
  });
});

test.each([1, 2, 3])('Harbor without its file: the trial journey (seed %i)', (seed) => {
  const log = companyLog(createCompany({ seed, customers: 1500 }, silentProgress));
  const { journeys, outcomes } = proposed(log);
  expect(Object.keys(journeys)[0]).toBe('trial');
  expect(journeys.trial.stages.map(({ name }) => name)).toEqual([
    'Viewed Home',
    'Signed Up',
    'Started Trial',
    'Completed Onboarding',
    'Subscribed',
  ]);
  expect(outcomes).toMatchObject({ conversion: { did: 'Subscribed' }, churn: { did: 'Cancelled' } });
});

const data = '../shared/data';
/** Case, activity and time of a public log; ties keep file order. */
function publicLog(file: string, names: readonly [string, string, string], delimiter = ','): JourneyLog {
  const bytes = readFileSync(`${data}/${file}`);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  // Some thousand records tell the shape; a small log is slow to make.
  const records: Record<string, string>[] = parse(text.split('\n').slice(0, 6000).join('\n'), {
    columns: true,
    delimiter,
  });
  const cases = new Map<string, SmallEvent[]>();
  for (const record of records) {
    const [customer, activity, time] = names.map((name) => record[name]);
    const own = cases.get(customer) ?? [];
    cases.set(customer, own);
    own.push({ customer, activity, time: Date.parse(time.replaceAll('/', '-')) / 1000 });
  }
  return smallLog([...cases.values()].flat());
}

describe.skipIf(!existsSync(data))('public logs: something sensible', () => {
  test('a hospital: from registration to release', () => {
    const [stages] = stagesOf(
      publicLog('sepsis/sepsis_bupar.csv', ['Case ID', 'Activity', 'Complete Timestamp'], ';'),
    );
    expect(stages[0]).toBe('ER Registration');
    expect(stages).toContain('Admission NC');
    expect(stages.at(-1)).toBe('Release A');
  });

  test('a helpdesk: from taking a ticket to closing it', () => {
    const columns = ['case:concept:name', 'Activity', 'time:timestamp'] as const;
    expect(stagesOf(publicLog('helpdesk/Helpdesk.csv', columns))).toEqual([
      ['Assign seriousness', 'Take in charge ticket', 'Resolve ticket', 'Closed'],
    ]);
  });

  test('a shop: through cart and payment to the purchase', () => {
    const [stages] = stagesOf(publicLog('retentioneering_ecom/ecom.csv', ['user_id', 'event', 'timestamp']));
    expect(stages.slice(-2)).toEqual(['payment_details', 'purchase']);
    expect(stages).toContain('cart');
    expect(stages.some((stage) => /error|bug/.test(stage))).toBe(false);
  });

  test('courses: from registration over the work to the pass; leaving is churn', () => {
    const log = publicLog('oulad/oulad_events.csv.gz', ['case_id', 'activity', 'timestamp']);
    const [stages] = stagesOf(log);
    expect([stages.slice(0, 2), stages.at(-1)]).toEqual([['Registered', 'Submitted TMA'], 'Result Pass']);
    expect(proposed(log).outcomes.churn).toEqual({ did: 'Unregistered' });
  });
});

test('whatever the names, the file can be read and says what was proposed', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text),
    fc.constantFrom(
      'null',
      'yes',
      '12',
      '#1',
      'a: b',
      '- x',
      '{did: x}',
      "it's",
      '注文完了',
      '*ref',
      '__proto__',
      'Paid',
    ),
  );
  const event = fc.record({ customer: fc.constantFrom('a', 'b', 'c'), activity: name, time: fc.nat(1e9) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const log = smallLog(events);
      const proposal = proposeDefinitions(log);
      const checked = checkDefinitionsText(proposalText(proposal), log.activityNames);
      expect(checked.problems).toEqual([]);
      expect(checked.warnings).toEqual([]);
      expect(checked.definitions).toEqual(proposedDefinitions(proposal));
    }),
  );
});
