import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { newcombeInterval } from '../../src/stats/newcombe-interval.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { createRandom } from '../../src/stats/random.js';
import { nextBestAction } from '../../tools/next-best-action.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { measure, report } from './measure.js';

/**
 * A randomised public trial, read as `next_best_action` reads any company: Hillstrom's two e-mails to 64,000 customers
 * (MineThatData E-Mail Analytics Challenge, 2008), `npm run bench:trial -- [csv]`. Each arm's uplift is held against the
 * experiment's own interval: with the control group declared, without it, and with customers dropped so that those who
 * were mailed were other customers than those who were not.
 */
const path = process.argv[2] ?? '../shared/data/hillstrom/hillstrom.csv';
const rowSchema = z.object({
  recency: z.coerce.number(),
  history: z.coerce.number(),
  mens: z.string(),
  womens: z.string(),
  zip_code: z.string(),
  newbie: z.string(),
  channel: z.string(),
  treatment: z.string(),
  visit: z.coerce.number(),
  conversion: z.coerce.number(),
});
type Row = z.output<typeof rowSchema>;
const rows = z.array(rowSchema).parse(parse(readFileSync(path), { columns: true }));
const arms = ['Mens E-Mail', 'Womens E-Mail'];
const day = 86_400;
const start = Date.UTC(2008, 2, 1) / 1000;

const texts = ['mens', 'womens', 'zip_code', 'newbie', 'channel'] as const;
const numbers = ['recency', 'history'] as const;

function read(own: readonly Row[], byLot: boolean) {
  const random = createRandom(5);
  const ids = own.map((_, place) => `customer ${place}`);
  const events = own.flatMap((row, place): SmallEvent[] => {
    const customer = ids[place];
    const listed = start + Math.floor(random() * 20 * day);
    const mailed = listed + day;
    const later = () => mailed + day + Math.floor(random() * 12 * day);
    return [
      { customer, activity: 'Listed', time: listed },
      ...(arms.includes(row.treatment) ? [{ customer, activity: row.treatment, time: mailed }] : []),
      ...(row.visit ? [{ customer, activity: 'Visited', time: later() }] : []),
      ...(row.conversion ? [{ customer, activity: 'Bought', time: later() }] : []),
    ];
  });
  const traitOf = (name: (typeof texts)[number] | (typeof numbers)[number]) =>
    Object.fromEntries(own.map((row, place) => [ids[place], row[name]]));
  const log = smallLog(events, {
    customers: ids,
    until: start + 80 * day,
    traits: {
      ...Object.fromEntries([...texts, ...numbers].map((name) => [name, traitOf(name)])),
      list: Object.fromEntries(ids.map((id) => [id, 'spring'])),
    },
  });
  return toolDependencies(log, {
    timezone: 'UTC',
    outcomes: { visit: { did: 'Visited' }, purchase: { did: 'Bought' } },
    actions: Object.fromEntries(
      arms.map((arm) => [arm, byLot ? { by_lot: [{ trait: 'list', is: 'spring' }] } : 'actionable']),
    ),
  });
}

/** Those who spent more, bought lately or on the web were mailed more often: by dropping others, from either side. */
function confounded(own: readonly Row[]): Row[] {
  const random = createRandom(11);
  return own.filter((row) => {
    const pull =
      0.5 * Math.log(row.history / 150) - 0.15 * (row.recency - 5.5) + (row.channel === 'Web' ? 0.5 : 0);
    const wanted = 1 / (1 + Math.exp(-pull));
    return random() < (row.treatment === 'No E-Mail' ? 1 - wanted : wanted);
  });
}

function experiment(arm: string, outcome: 'visit' | 'conversion') {
  const count = (treatment: string) => {
    const own = rows.filter((row) => row.treatment === treatment);
    return wilsonInterval(
      own.reduce((sum, row) => sum + row[outcome], 0),
      own.length,
    );
  };
  return newcombeInterval(count(arm), count('No E-Mail'));
}

const readings = [
  { name: 'as a control group', dependencies: read(rows, true) },
  { name: 'as observational data', dependencies: read(rows, false) },
  { name: 'confounded by what is known', dependencies: read(confounded(rows), false) },
];
for (const { name, dependencies } of readings) {
  for (const [outcome, column] of [
    ['visit', 'visit'],
    ['purchase', 'conversion'],
  ] as const) {
    const answered = await measure(() => nextBestAction.execute({ outcome }, dependencies));
    for (const { action, uplift, crude, evidence } of answered.result.data.actions) {
      const truth = experiment(action, column);
      const inside = uplift && uplift.estimate >= truth.low && uplift.estimate <= truth.high;
      const points = (share: number | undefined) => (100 * (share ?? NaN)).toFixed(2);
      report(
        `${name}, ${outcome}`,
        answered,
        `${action}: ${points(uplift?.estimate)} [${points(uplift?.low)}, ${points(uplift?.high)}] (${evidence}; plain ${points(crude?.estimate)}); experiment ${points(truth.estimate)} [${points(truth.low)}, ${points(truth.high)}]: ${inside ? 'inside' : 'OUTSIDE'}`,
      );
    }
  }
}
