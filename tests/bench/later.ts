import { dayOf, startOfDay } from '../../src/journeys/calendar.js';
import { harmful, leakingTraits } from '../../src/journeys/leaking-traits.js';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { outcomeNamed } from '../../src/journeys/outcome.js';
import { riskClock } from '../../src/journeys/risk-clock.js';
import { looksPerHorizon, riskExamples } from '../../src/journeys/risk-examples.js';
import { riskFeatures } from '../../src/journeys/risk-features.js';
import { silentProgress } from '../../src/progress.js';
import { calibrationError } from '../../src/stats/calibration.js';
import { takeRows } from '../../src/stats/feature-table.js';
import { gradeRisks } from '../../src/stats/grade-risks.js';
import { trainRiskModel } from '../../src/stats/risk-model.js';
import { openWorkspace } from '../../src/store/workspace.js';
import { measure, report } from './measure.js';

/**
 * Learns from the looks whose outcomes were known on a day, once, and foretells the looks from that day on:
 * `npm run bench:later -- workspace outcome horizon day [last day [trait value …]]`. Of the later looks only
 * customers with one of the values of the trait count, if any are named.
 */
const [folder, outcomeName, horizonText, day, lastDay, traitName, ...values] = process.argv.slice(2);
const horizonDays = Number(horizonText);
const workspace = await openWorkspace({ folder }, 'backtest', silentProgress);
const whole = await workspace.log();
const { definitions } = workspace;
const log = lastDay ? logAsOf(whole, startOfDay(lastDay, definitions.timezone)) : whole;
const outcome = outcomeNamed({ log, definitions }, outcomeName);
if (outcome.kind !== 'activity') throw new RangeError(`"${outcomeName}" is no activity.`);
const from = startOfDay(day, definitions.timezone);
const horizon = horizonDays * 86_400;

const clock = riskClock(log, outcome);
const everyone = Uint32Array.from({ length: log.customerCount }, (_, customer) => customer);
const ever = everyone.map((customer) => (clock.comes(customer, 0, log.until) ? 1 : 0));
const names = [outcome.name, ...outcome.codes.map((code) => log.activityNames[code])];
const leaks = leakingTraits(log, everyone, Uint8Array.from(ever), names);
const examples = riskExamples(log, clock, horizon);
const { landmarks, outcomes, periods, even, drawn } = examples;
const features = riskFeatures(log, examples, new Uint32Array(), {
  lately: Math.min(90, Math.max(7, horizonDays)) * 86_400,
  withoutTraits: harmful(leaks),
});
const trait = traitName ? log.traits.get(traitName) : undefined;
const counts = (customer: number) =>
  trait?.kind !== 'text' || values.includes(trait.values[trait.codes[customer] - 1]);
const rows = [...outcomes.keys()];
const known = rows.filter((row) => landmarks.times[row] + horizon <= from);
const later = rows.filter(
  (row) => landmarks.times[row] >= from && drawn[row] === 1 && counts(landmarks.customers[row]),
);
const of = (own: readonly number[]) => ({
  table: takeRows(features.examples, own),
  outcomes: Uint8Array.from(own, (row) => outcomes[row]),
});

const trained = await measure(() =>
  trainRiskModel({
    ...of(known),
    periods: Uint16Array.from(known, (row) => periods[row]),
    even: Uint8Array.from(known, (row) => even[row]),
    span: looksPerHorizon,
  }),
);
const model = trained.result;
const risks = model.risks(of(later).table);
const grade = (own: readonly number[]) => {
  const places = own.map((row) => later.indexOf(row));
  const { auc, baseRate, calibration } = gradeRisks(
    Float64Array.from(places, (place) => risks[place]),
    of(own).outcomes,
    0.5,
  );
  return `${own.length} looks, ${(100 * baseRate.estimate).toFixed(1)} % came, AUC ${auc.estimate.toFixed(3)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}], calibration error ${calibrationError(calibration).toFixed(4)}`;
};
report(
  `learned to ${day}`,
  trained,
  `${model.learner}, ${known.length} rows, ${features.columns.length} columns, own grade ${model.grade.auc.estimate.toFixed(3)}; left out: ${[...harmful(leaks)].join(', ')}`,
);
for (const time of new Set(later.map((row) => landmarks.times[row]))) {
  const own = later.filter((row) => landmarks.times[row] === time);
  if (of(own).outcomes.includes(1)) console.log(dayOf(time, definitions.timezone), grade(own));
}
console.log('all together', grade(later));
await workspace.close();
