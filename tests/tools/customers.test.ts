import { expect, test } from 'vitest';
import { z } from 'zod';
import { narrateCustomer } from '../../src/ask/narration/narrate-customer.js';
import { narrateCustomers } from '../../src/ask/narration/narrate-customers.js';
import { checkSentences } from '../../src/ask/ledger.js';
import { silentProgress } from '../../src/progress.js';
import { loadJourneyLog } from '../../src/store/load-journey-log.js';
import { savePrediction } from '../../src/store/prediction-store.js';
import { customer, customerOutput } from '../../tools/customer.js';
import { customers, customersOutput } from '../../tools/customers.js';
import type { Envelope, ToolResult } from '../../tools/tool.js';
import type { ToolArguments, ToolName } from '../../tools/tool-arguments.js';
import { describeEachDatabase } from '../support/each-database.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const definitions = {
  journeys: { trial: { stages: ['Signed Up', 'Started', 'Paid'], within_days: 10 } },
  terms: { payers: [{ did: 'Paid' }] },
};
const people = ['Ada Lovelace', 'Bo Diddley', 'Cleo Nine', 'Ada Lovelace', 'Eve Online'];
/** Profile, activity, source, day of January 2026, amount. */
const events = [
  [1, 'Signed Up', 'website', 1, null],
  [1, 'Started', 'website', 2, null],
  [1, 'Paid', 'billing', 3, 30],
  [1, 'Paid', 'billing', 20, 30],
  [2, 'Signed Up', 'website', 15, null],
  [2, 'Started', 'website', 16, null],
  [3, 'Signed Up', 'website', 2, null],
  [3, 'Answered NPS', 'survey', 4, 9],
  [4, 'Paid', 'billing', 5, 45],
  [5, 'Signed Up', 'website', 18, null],
] as const;

function envelopeOf<Name extends ToolName>(
  tool: Name,
  args: ToolArguments<Name>,
  result: ToolResult<unknown>,
): Envelope<Name> {
  return { tool, args, as_of: '2026-01-20', ...result, receipt: '', ms: 0 };
}

describeEachDatabase('who customers are', (database) => {
  async function dependencies() {
    const { log } = await loadJourneyLog(database(), { timezone: 'UTC', progress: silentProgress });
    return { ...toolDependencies(log, definitions), database: database() };
  }

  test('fills the database', async () => {
    const names = (column: 1 | 2) => [...new Set(events.map((event) => event[column]))];
    const insert = (table: string, list: readonly string[]) =>
      database().query(`insert into ${table} (name) select unnest($1::text[])`, [list]);
    await insert('activity', names(1));
    await insert('source', names(2));
    await database().execute(`insert into trait (name, personal) values ('name', true), ('plan', false)`);
    for (const [index, name] of people.entries()) {
      await database().query('insert into profile (customer_id) values ($1)', [index + 1]);
      const rows = [
        ['customer', `c${index + 1}`],
        ['email', `p${index + 1}@example.com`],
      ];
      for (const [kind, value] of rows) {
        await database().query('insert into identifier values ($1, $2, $3)', [kind, value, index + 1]);
      }
      await database().query(
        `insert into trait_value (profile_id, trait_id, since, value)
         values ($1, 1, 'epoch', $2), ($1, 2, 'epoch', $3)`,
        [index + 1, name, index % 2 === 0 ? 'team' : 'free'],
      );
    }
    for (const [profile, activity, source, day, value] of events) {
      await database().query(
        `insert into event (at, key, value, profile_id, activity_id, source_id)
         select $1::timestamptz, gen_random_uuid(), $2, $3, activity.id, source.id
           from activity, source where activity.name = $4 and source.name = $5`,
        [`2026-01-${String(day).padStart(2, '0')}T12:00:00Z`, value, profile, activity, source],
      );
    }
    await database().query(
      `insert into feedback (key, profile_id, source_id, at, rating, text)
       select gen_random_uuid(), 3, id, at::timestamptz, 9, words from source,
         (values ('2026-01-04T12:00:00Z', 'Love it after 3 weeks'), ('2026-02-04', 'later')) as said (at, words)
        where name = 'survey'`,
    );
  });

  test('lists a segment, most valuable first; ratings are no money', async () => {
    const { data, population } = await customers.execute({ segment: [] }, await dependencies());
    expect(customersOutput.parse(data)).toEqual(data);
    expect(population).toBe(5);
    expect(data).toMatchObject({ total: 5, listed: 5, sort: 'value', value_is: 'amounts', journey: 'trial' });
    expect(
      data.customers.map(({ customer: id, value, stage, standing, last_seen }) => [
        id,
        value,
        stage,
        standing,
        last_seen,
      ]),
    ).toEqual([
      ['c1', 60, 'Paid', 'finished', '2026-01-20'],
      ['c4', 45, null, null, '2026-01-05'],
      ['c2', null, 'Started', 'in play', '2026-01-16'],
      ['c3', null, 'Signed Up', 'lost', '2026-01-04'],
      ['c5', null, 'Signed Up', 'in play', '2026-01-18'],
    ]);
    expect(data.customers[0]).toMatchObject({
      traits: { plan: 'team' },
      personal_traits: { name: 'Ada Lovelace' },
    });
  });

  test('lists those seen last, as many as asked', async () => {
    const args = { segment: [{ did_not: 'Paid' }], sort: 'recent' as const, limit: 2 };
    const { data, population } = await customers.execute(args, await dependencies());
    expect(population).toBe(3);
    expect(data.customers.map((row) => row.customer)).toEqual(['c5', 'c2']);
    const { data: none } = await customers.execute(
      { segment: [{ did: 'Answered NPS', at_least: 2 }] },
      await dependencies(),
    );
    expect(none).toMatchObject({ total: 0, customers: [] });
  });

  test('tells of one customer what every source knows', async () => {
    const { data } = await customer.execute({ customer: 'P1@example.com' }, await dependencies());
    expect(customerOutput.parse(data)).toEqual(data);
    expect(data).toMatchObject({
      customer: 'c1',
      found_by: 'identifier',
      value: 60,
      first_seen: '2026-01-01',
      last_seen: '2026-01-20',
      events: 4,
      journeys: [
        { journey: 'trial', stage: 'Paid', standing: 'finished', next: null, reached: '2026-01-03' },
      ],
      terms: ['payers'],
    });
    expect(data.timeline.map(({ activity, source, at, amount }) => [activity, source, at, amount])).toEqual([
      ['Paid', 'billing', '2026-01-20T12:00:00+00:00', 30],
      ['Paid', 'billing', '2026-01-03T12:00:00+00:00', 30],
      ['Started', 'website', '2026-01-02T12:00:00+00:00', null],
      ['Signed Up', 'website', '2026-01-01T12:00:00+00:00', null],
    ]);
    const { data: cleo } = await customer.execute({ customer: 'cleo nine' }, await dependencies());
    expect(cleo.feedback).toEqual([
      { on: '2026-01-04', source: 'survey', rating: 9, text: 'Love it after 3 weeks' },
    ]);
    expect(cleo.value).toBeNull();
    expect(cleo.risks).toEqual([]);
  });

  test('tells the risk that was foretold, but not to readers of some rows alone', async () => {
    const own = await dependencies();
    const key = people.indexOf('Cleo Nine') + 1;
    await savePrediction(database(), {
      tool: 'churn_risk',
      outcome: 'churn',
      horizonDays: 30,
      asOf: own.asOf,
      definitions: ['churn@1'],
      dataVersion: 'test',
      learner: 'logistic',
      customers: [key + 1000, key],
      risks: [0.9, 0.125],
    });
    const { data } = await customer.execute({ customer: 'cleo nine' }, own);
    expect(data.risks).toEqual([{ outcome: 'churn', horizon_days: 30, foretold: own.asOf, risk: 0.125 }]);
    const restricted = await customer.execute({ customer: 'cleo nine' }, { ...own, records: database() });
    expect(restricted.data.risks).toEqual([]);
  });

  test('shows who else could be meant, and refuses whom nobody knows', async () => {
    const { data, caveats } = await customer.execute({ customer: 'Ada Lovelace' }, await dependencies());
    expect([data.customer, data.others]).toEqual(['c1', [{ customer: 'c4', name: 'Ada Lovelace' }]]);
    expect(caveats[0]).toContain('2 customers are called so');
    const { data: eve } = await customer.execute({ customer: 'online' }, await dependencies());
    expect([eve.customer, eve.found_by]).toEqual(['c5', 'part of the name']);
    const unknown = customer.execute({ customer: 'Lovel' }, await dependencies());
    await expect(unknown).resolves.toMatchObject({ data: { found_by: 'part of the name' } });
    const nobody = customer.execute({ customer: 'Nobody' }, await dependencies());
    await expect(nobody).rejects.toMatchObject({ code: 'not_found' });
    await expect(nobody).rejects.not.toThrow(/Ada|Cleo/);
  });

  test('what is personal is marked as such: without it nobody can be told', async () => {
    const told = async (name: string) =>
      JSON.stringify(
        withoutPersonal(
          customerOutput,
          (await customer.execute({ customer: name }, await dependencies())).data,
        ),
      );
    const list = (await customers.execute({ segment: [] }, await dependencies())).data;
    for (const text of [
      await told('c1'),
      await told('cleo nine'),
      JSON.stringify(withoutPersonal(customersOutput, list)),
    ]) {
      expect(text).not.toMatch(/Ada|Cleo|example\.com|Love it|"c\d"/);
      expect(text).toContain('Signed Up');
    }
  });

  test('every sentence is covered by the result', async () => {
    for (const name of ['c1', 'c2', 'cleo nine', 'Ada Lovelace']) {
      const envelope = envelopeOf(
        'customer',
        { customer: name },
        await customer.execute({ customer: name }, await dependencies()),
      );
      const { headline, findings, basis } = narrateCustomer(envelope);
      expect(checkSentences([...headline, ...findings, ...basis], envelope, []).report.removed).toEqual([]);
      expect(headline.length).toBeGreaterThan(0);
    }
    for (const [segment, first] of [
      [[{ term: 'payers' }], '2 customers match: payers.'],
      [[], /^\d customers in all\.$/],
    ] as const) {
      const args = { segment: [...segment], sort: 'value' as const };
      const envelope = envelopeOf('customers', args, await customers.execute(args, await dependencies()));
      const { headline, basis } = narrateCustomers(envelope);
      expect(headline[0]).toMatch(first);
      expect(headline[1]).toMatch(/^Most valuable first: \S.* \([\d,.]+\)/);
      expect(checkSentences([...headline, ...basis], envelope, []).report.removed).toEqual([]);
    }
  });
});

interface OutputSchema {
  readonly personal?: boolean;
  readonly properties?: Readonly<Record<string, OutputSchema>>;
  readonly items?: OutputSchema;
}
const outputSchema: z.ZodType<OutputSchema> = z.lazy(() =>
  z.object({
    personal: z.boolean().optional(),
    properties: z.record(z.string(), outputSchema).optional(),
    items: outputSchema.optional(),
  }),
);

/** The result without all that its schema marks as personal. */
function withoutPersonal(schema: z.ZodType, value: unknown): unknown {
  const strip = ({ properties, items }: OutputSchema, part: unknown): unknown => {
    if (Array.isArray(part)) return part.map((item: unknown) => (items ? strip(items, item) : item));
    if (typeof part !== 'object' || part === null || !properties) return part;
    return Object.fromEntries(
      Object.entries(part)
        .filter(([field]) => properties[field]?.personal !== true)
        .map(([field, content]) => [field, strip(properties[field] ?? {}, content)]),
    );
  };
  return strip(outputSchema.parse(z.toJSONSchema(schema)), value);
}
