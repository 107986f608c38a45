import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createCompany } from '../../src/demo/company.js';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { riskClock } from '../../src/journeys/risk-clock.js';
import { silentProgress } from '../../src/progress.js';
import { areaUnderCurve } from '../../src/stats/area-under-curve.js';
import { calibrationError } from '../../src/stats/calibration.js';
import { learnLeaving } from '../../tools/leaving-model.js';
import { answerChurnRisk } from '../../tools/churn-risk.js';
import { textColumn } from '../../src/journeys/text-column.js';
import { companyLog } from '../support/company-log.js';
import { smallLog } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { measure, report } from './measure.js';

/**
 * How well leaving is foretold: Harbor's outcomes by the tool's own grade, and silence of 39 weeks among the customers
 * of cdnow (public data) against the rule "who bought last long ago". `npm run bench:risk -- [seed …]`.
 */
const day = 86_400;
const harbor: unknown = parse(readFileSync('src/demo/footpath.yaml', 'utf8'));
for (const seed of process.argv.slice(2).map(Number)) {
  const log = companyLog(createCompany({ seed, customers: 12_000 }));
  for (const outcome of ['churn', 'conversion']) {
    const dependencies = toolDependencies(log, harbor);
    const answered = await measure(() => answerChurnRisk({ outcome }, dependencies));
    const { model } = answered.result.result.data;
    report(
      `Harbor ${seed}, ${outcome}`,
      answered,
      model
        ? `AUC ${model.auc.estimate.toFixed(3)}, calibration error ${model.calibration_error.toFixed(4)}, ${model.learner}`
        : '',
    );
  }
}

const path = '../shared/data/cdnow/CDNOW_master.txt';
const bought = readFileSync(path, 'utf8')
  .trim()
  .split(/\r?\n/)
  .map((line) => line.trim().split(/\s+/))
  .filter(([, date]) => /^\d{8}$/.test(date))
  .map(([customer, date, , value]) => ({
    customer,
    activity: 'Purchased',
    time: Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))) / 1000,
    value: Number(value),
  }));
const byCustomer = new Map<string, typeof bought>();
for (const each of bought) byCustomer.set(each.customer, [...(byCustomer.get(each.customer) ?? []), each]);
const until = Date.UTC(1998, 6, 1) / 1000;

const log = {
  ...smallLog([...byCustomer.values()].flat().slice(0, 0)),
  ...fastLog(byCustomer),
  until,
};
for (const days of [91, 273]) {
  const then = logAsOf(log, until - days * day);
  const outcome = { kind: 'inactivity' as const, name: 'gone', days, entry: undefined };

  const learned = await measure(() => learnLeaving(then, outcome, days, silentProgress));
  const { customers, risks, model, horizonDays } = learned.result;
  const places = new Map(Array.from(log.customerKeys, (key, place) => [key, place]));
  const clock = riskClock(log, outcome);
  const own = Array.from(customers, (customer) => places.get(then.customerKeys[customer]) ?? 0);
  const came = Uint8Array.from(own, (customer) => (clock.comes(customer, then.until, days * day) ? 1 : 0));
  const silence = Float64Array.from(
    customers,
    (customer) => then.until - then.times[then.offsets[customer + 1] - 1],
  );
  report(
    `cdnow, ${days} days (taught ${horizonDays})`,
    learned,
    `AUC ${areaUnderCurve(risks, came).estimate.toFixed(3)}, recency rule ${areaUnderCurve(silence, came).estimate.toFixed(3)}, own grade ${model?.grade.auc.estimate.toFixed(3) ?? 'none'}, calibration error ${model ? calibrationError(model.grade.calibration).toFixed(4) : ''}`,
  );
}

function fastLog(customers: Map<string, { time: number; value: number }[]>) {
  const names = [...customers.keys()];
  const sorted = [...customers.values()].map((own) => own.sort((a, b) => a.time - b.time));
  const base = smallLog([{ customer: 'x', activity: 'Purchased', time: 1, value: 1 }], { customers: [] });
  const offsets = new Uint32Array(names.length + 1);
  sorted.forEach((own, place) => (offsets[place + 1] = offsets[place] + own.length));
  const events = sorted.flat();
  return {
    ...base,
    customerCount: names.length,
    eventCount: events.length,
    offsets,
    times: Uint32Array.from(events, ({ time }) => time),
    activities: new Uint8Array(events.length),
    values: {
      events: Uint32Array.from(events.keys()),
      amounts: Float64Array.from(events, ({ value }) => value),
    },
    customerKeys: Uint32Array.from(names, (_, place) => place + 1),
    customerIds: { ...textColumn(names) },
    customerNames: { ...textColumn(names) },
  };
}
