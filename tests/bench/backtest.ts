import { addDays, startOfDay } from '../../src/journeys/calendar.js';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { outcomeNamed } from '../../src/journeys/outcome.js';
import { riskClock } from '../../src/journeys/risk-clock.js';
import { silentProgress } from '../../src/progress.js';
import { gradeRisks } from '../../src/stats/grade-risks.js';
import { calibrationError } from '../../src/stats/calibration.js';
import { openWorkspace } from '../../src/store/workspace.js';
import { learnLeaving } from '../../tools/leaving-model.js';
import { measure, report } from './measure.js';

/**
 * Foretells an outcome as of earlier days, each from what was known on the day, and compares with what came:
 * `npm run bench:backtest -- workspace outcome horizon day [day …]`.
 */
const [folder, outcomeName, horizonText, ...days] = process.argv.slice(2);
const horizonDays = Number(horizonText);
const workspace = await openWorkspace({ folder }, 'backtest', silentProgress);
const log = await workspace.log();
const { definitions } = workspace;
const all = { risks: new Array<number>(), outcomes: new Array<number>() };

for (const day of days) {
  const until = startOfDay(addDays(day, 1), definitions.timezone);
  const then = logAsOf(log, until);
  const outcome = outcomeNamed({ log: then, definitions }, outcomeName);
  const learned = await measure(() => learnLeaving(then, outcome, horizonDays, silentProgress));
  const { customers, risks, model } = learned.result;
  const came = whatCame(
    log,
    until,
    Array.from(customers, (customer) => then.customerKeys[customer]),
  );
  all.risks.push(...risks);
  all.outcomes.push(...came);
  const own = model?.grade.auc.estimate.toFixed(3) ?? 'none';
  report(day, learned, `${gradeText(risks, came)} · its own grade ${own}, ${model?.learner ?? ''}`);
}
console.log(`all together: ${gradeText(all.risks, all.outcomes)}`);
await workspace.close();

function whatCame(later: JourneyLog, time: number, keys: readonly number[]): number[] {
  const outcome = outcomeNamed({ log: later, definitions }, outcomeName);
  if (outcome.kind === 'trait') throw new RangeError(`"${outcomeName}" has no times.`);
  const days = outcome.kind === 'inactivity' ? (outcome.days ?? horizonDays) : horizonDays;
  const clock = riskClock(later, outcome.kind === 'inactivity' ? { ...outcome, days } : outcome);
  const places = new Map(Array.from(later.customerKeys, (key, customer) => [key, customer]));
  return keys.map((key) => (clock.comes(places.get(key) ?? 0, time, horizonDays * 86_400) ? 1 : 0));
}

function gradeText(risks: ArrayLike<number>, outcomes: ArrayLike<number>): string {
  const came = Uint8Array.from(outcomes);
  const { auc, baseRate, calibration } = gradeRisks(Float64Array.from(risks), came, 0.5);
  return `${came.length} at risk, ${(100 * baseRate.estimate).toFixed(1)} % came, AUC ${auc.estimate.toFixed(3)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}], calibration error ${calibrationError(calibration).toFixed(4)}`;
}
