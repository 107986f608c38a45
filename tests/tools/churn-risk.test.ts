import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { outcomeCurvesChart } from '../../src/render/charts/outcome-curves-chart.js';
import { narrateChurnRisk } from '../../src/ask/narration/narrate-churn-risk.js';
import { answerChurnRisk, churnRisk } from '../../tools/churn-risk.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import type { Trait } from '../../src/journeys/trait.js';
import { end, payersDefinitions, payersLog } from '../support/payers-log.js';
import { smallLog } from '../support/small-log.js';
import { expectWholeWords } from '../support/whole-words.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;
const definitions = payersDefinitions;

function run(log: JourneyLog, args: ToolArguments<'churn_risk'> = {}, file: unknown = definitions) {
  const { result } = answerChurnRisk(args, toolDependencies(log, file));
  expect(churnRisk.output.parse(result.data)).toEqual(result.data);
  expectWholeWords({ tool: 'churn_risk', args }, result, toolDependencies(log, file));
  return result;
}

describe('churn_risk', () => {
  const log = payersLog(1, 1500, 0.3);

  test('foretells on later dates, calibrated, and says why', () => {
    const { data, population } = run(log);
    expect(data).toMatchObject({ outcome: 'churn', entry: 'Subscribed', horizon_days: 30 });
    expect(data.model?.graded_on).toBe('later dates');
    expect(data.model?.beats_base).toBe(true);
    // Two kinds of customers, 3 % and 33 % a month: nobody can tell more than the failed payment does.
    expect(data.model?.auc.low).toBeGreaterThan(0.6);
    expect(data.at_risk).toBe(population);
    const [riskiest] = data.customers;
    expect(riskiest.risk).toBeGreaterThan(0.15);
    expect(riskiest.risk).toBeLessThan(0.5);
    expect(riskiest.reasons[0]).toMatchObject({ what: 'Payment Failed', raises: true, times: 1 });
    expect(data.value_from).toBe('mrr');
    const curve = data.timing.curve.find(({ within_days }) => within_days === 30);
    // Without a failed payment e^-0.03 stay the first month; with the failures in it a little fewer.
    expect(curve?.came.estimate).toBeGreaterThan(0.03);
    expect(curve?.came.estimate).toBeLessThan(0.12);
  });

  test('lists by risk or by value at risk, as many as asked, above a bound, of a segment', () => {
    const byRisk = run(log, { limit: 500, min_risk: 0.1 }).data;
    const risks = byRisk.customers.map(({ risk }) => risk);
    expect(risks).toEqual([...risks].sort((a, b) => b - a));
    expect(Math.min(...risks)).toBeGreaterThanOrEqual(0.1);
    const byValue = run(log, { sort: 'value', limit: 5 }).data.customers;
    const worth = byValue.map(({ risk, value }) => risk * value);
    expect(worth.every((each, place) => place === 0 || each <= worth[place - 1] * 1.001)).toBe(true);
    const failed = run(log, { segment: [{ did: 'Payment Failed' }] }).data;
    expect(failed.at_risk).toBeLessThan(byRisk.at_risk);
    expect(failed.at_risk).toBeGreaterThan(0);
  });

  test('what is wanted is no risk', () => {
    const said = (args: ToolArguments<'churn_risk'>) => {
      const result = run(log, args, {
        ...definitions,
        outcomes: { ...definitions.outcomes, billing: { did: 'Payment Failed' } },
      });
      const { headline, findings } = narrateChurnRisk({
        tool: 'churn_risk',
        args,
        as_of: '2026-10-28',
        receipt: '',
        ms: 0,
        ...result,
      });
      return [...headline, ...findings].join(' ');
    };
    expect(said({})).toMatch(/^Most at risk: .* is at risk\. .*riskiest tenth came to churn/);
    expect(said({ outcome: 'billing' })).not.toMatch(/at risk|riskiest/i);
    expect(said({})).toMatch(
      /After .*, churn has come to [\d.]+% .* by \d+ days, [\d.]+% .* and [\d.]+% .* by \d+ days\./,
    );
  });

  test.each([3, 4])('says that chance can’t be foretold, with the figure, and lists nobody (%i)', (seed) => {
    const { data, caveats } = run(payersLog(seed, 800, 0));
    expect(data.model?.beats_base).toBe(false);
    expect(data.customers).toEqual([]);
    expect(caveats.join()).toMatch(
      data.model?.tells_apart
        ? /Not predictable from these data: AUC 0\.\d\d \[0\.\d\d, 0\.\d\d\]/
        : /Not predictable from these data: nothing in them/,
    );
  });

  test('too few outcomes: no model, and about how many customers are missing', () => {
    const { data, caveats } = run(payersLog(2, 100, 0.02));
    expect(data.model).toBeNull();
    expect(data.needed).toBeGreaterThan(0);
    expect(caveats.join()).toContain('more customers needed');
    expect(run(smallLog([])).data.model).toBeNull();
  });

  test('a second label that names other customers is left out, and the conflict said', () => {
    const flags = Object.fromEntries(
      Array.from({ length: 1500 }, (_, number) => [
        `customer ${number}`,
        number % 5 === 0 ? 'True' : 'False',
      ]),
    );
    const flag = smallLog([], {
      customers: Object.keys(flags),
      traits: { churn_flag: flags },
    }).traits;
    const { data, caveats } = run({ ...log, traits: flag });
    expect(data.leaks).toEqual([expect.objectContaining({ trait: 'churn_flag', why: 'label' })]);
    expect(data.conflicts[0]).toMatchObject({ trait: 'churn_flag', value: 'True', flagged: 300 });
    expect(caveats.join()).toContain('Two labels conflict');
  });

  test('when it comes to each group, by what customers were at their entry', () => {
    const plans = Object.fromEntries(
      Array.from({ length: 1500 }, (_, number) => [`customer ${number}`, number % 3 === 0 ? 'team' : 'free']),
    );
    const { traits } = smallLog([], { customers: Object.keys(plans), traits: { plan: plans } });
    const grouped = { ...log, traits };
    const { data } = run(grouped, { breakdown: 'plan' });
    const { timing } = data;
    const chart = outcomeCurvesChart(data, '');
    const [free] = timing.breakdown?.groups ?? [];
    expect(chart?.lines.map(({ name }) => name)).toEqual(['free', 'team']);
    expect(chart?.lines[0].points.map((point) => point?.value)).toEqual(
      free.curve.map(({ came }) => came.estimate),
    );
    expect(timing.breakdown?.groups.map(({ value, customers }) => [value, customers])).toEqual([
      ['free', 1000],
      ['team', 500],
    ]);
    for (const { value, curve, hazard } of timing.breakdown?.groups ?? []) {
      const alone = run(grouped, { segment: [{ trait: 'plan', is: value }] }).data.timing;
      expect({ curve, hazard }).toEqual({ curve: alone.curve, hazard: alone.hazard });
    }
  });

  test('what customers became after their entry puts them in no other group', () => {
    const names = Array.from({ length: 1500 }, (_, number) => `customer ${number}`);
    const latest = (value: string | number) => Object.fromEntries(names.map((name) => [name, value]));
    const { traits } = smallLog([], {
      customers: names,
      traits: { plan: { ...latest('team'), [names[0]]: 'free' }, seats: latest(50) },
    });
    const became = (value: (name: string) => number) => ({
      customers: Uint32Array.from({ length: 3000 }, (_, place) => place >> 1),
      since: Uint32Array.from({ length: 3000 }, (_, place) => (place % 2 === 0 ? 0 : end - day)),
      values: Float64Array.from({ length: 3000 }, (_, place) => value(place % 2 === 0 ? 'then' : 'now')),
    });
    const [plan, seats] = [traits.get('plan'), traits.get('seats')];
    if (plan?.kind !== 'text' || seats?.kind !== 'number') throw new Error('no such traits');
    const code = (value: string) => plan.values.indexOf(value) + 1;
    const changed = new Map<string, Trait>([
      ['plan', { ...plan, history: became((when) => code(when === 'then' ? 'free' : 'team')) }],
      ['seats', { ...seats, history: became((when) => (when === 'then' ? 2 : 50)) }],
    ]);
    const groupsBy = (breakdown: string) =>
      run({ ...log, traits: changed }, { breakdown }).data.timing.breakdown?.groups.map(
        ({ value, customers }) => [value, customers],
      );
    expect(groupsBy('plan')).toEqual([['free', 1500]]);
    expect(groupsBy('seats')).toEqual([['2', 1500]]);
  });

  test('inactivity is leaving where nothing else is said', () => {
    const { data } = run(
      log,
      { horizon_days: 30 },
      { timezone: 'UTC', outcomes: { gone: { inactive_days: 30 } } },
    );
    expect(data).toMatchObject({ outcome: 'gone', kind: 'inactivity', inactive_days: 30 });
    expect(data.model?.outcomes).toBeGreaterThan(50);
  });

  test('a horizon that the history can’t teach is shortened, and it says so', () => {
    const { data, caveats } = run(log, { horizon_days: 400 });
    expect(data.horizon_days).toBeLessThanOrEqual(100);
    expect(caveats.join()).toContain('too short for 400 days');
  });
});

const telco = '../shared/data/telco_ibm/Telco-Customer-Churn.csv';

describe.skipIf(!existsSync(telco))('a table of customers without times (public data)', () => {
  test('telco: five-fold AUC of at least 0.845, as the published models have', () => {
    const [head, ...rows] = readFileSync(telco, 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    const numbers = ['tenure', 'MonthlyCharges', 'TotalCharges'];
    const traits = Object.fromEntries(
      head.slice(1).map((name, place) => [
        name,
        Object.fromEntries(
          rows.flatMap((row): [string, string | number][] => {
            const text = row[place + 1].trim();
            if (text === '') return [];
            return [[row[0], numbers.includes(name) ? Number(text) : text]];
          }),
        ),
      ]),
    );
    const log = smallLog([], { customers: rows.map(([id]) => id), until: end, traits });
    const { data, caveats } = run(log, { breakdown: 'Contract' }, {});
    expect(data).toMatchObject({ outcome: 'Churn', kind: 'trait', at_risk: 7043 - 1869 });
    expect(data.model?.graded_on).toBe('other customers');
    expect(data.model?.auc.estimate).toBeGreaterThanOrEqual(0.845);
    expect(data.model?.calibration_error).toBeLessThan(0.02);
    expect(caveats.join()).toContain('has no times');
    const { rates } = data;
    expect(rates?.came).toMatchObject({ estimate: 1869 / 7043, n: 7043 });
    // Counted in the file: 1,655 of 3,875, 166 of 1,473, 48 of 1,695.
    expect(rates?.breakdown?.groups.map(({ value, came }) => [value, came.estimate, came.n])).toEqual([
      ['Month-to-month', 1655 / 3875, 3875],
      ['One year', 166 / 1473, 1473],
      ['Two year', 48 / 1695, 1695],
    ]);
  });
});
