import { takeRest } from '../arguments/take-ahead.js';
import { takeBreakdown } from '../arguments/take-breakdown.js';
import { takeHorizon, takeWindow } from '../arguments/take-duration.js';
import { takeTalkOfLeaving } from '../arguments/take-leaving.js';
import { takeLimit } from '../arguments/take-limit.js';
import { activityMentions } from '../arguments/take-names.js';
import { takeSort } from '../arguments/take-sort.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import type { ToolGrammar } from './tool-grammar.js';

export const churnRisk: ToolGrammar = {
  tool: 'churn_risk',
  evidence: ({ words }) =>
    /^ (?:are|is|do|does) (?:\w+ )+?who (?:\w+ )+?(?:more|less) (?:often|likely) /.test(words.text)
      ? -8
      : /^ why | (?:makes?|what kinds?|which (?:groups?|segments?|types?)) /.test(words.text)
        ? -3
        : 0,
  read(reading) {
    const min_risk = takeRisk(reading);
    const horizon_days = takeHorizon(reading) ?? takeSoon(reading) ?? takeRest(reading);
    const sort = takeSort(reading, 'risk', 'value');
    const limit = takeLimit(reading);
    const outcome = takeRiskOutcome(reading);
    takeTalkOfLeaving(reading);
    takeCallers(reading);
    takeStakes(reading);
    const breakdown = takeBreakdown(reading);
    const segment = takeSegment(reading, { ownsPeriods: true });
    return {
      args: {
        outcome,
        horizon_days: horizon_days ?? takeWindow(reading),
        segment,
        breakdown,
        min_risk,
        limit,
        sort,
      },
    };
  },
};

/** `who should support call first`: who calls is no matter. */
function takeCallers(reading: Reading): void {
  const calls = reading.question.words.matches(
    /(?<= should (?:the |our )?)(?:(?:customer )?(?:support|sales|success|service|cs|csms?|marketing|account managers?|team|we|i|they) )+(?:call|ring|phone|contact|visit|reach out to|talk to|speak to)(?= )/g,
  );
  for (const said of calls) reading.take(said);
}

/** `how much mrr is at risk`: what is at stake is always told. */
function takeStakes(reading: Reading): void {
  const said = reading.question.words.matches(
    /(?<= )(?:how much (?:mrr|arr|revenue|money|income|turnover|value)|(?:mrr|arr|revenue|money|income|turnover|value)(?= (?:is |are )?(?:at risk|at stake|in danger) ))(?= )/g,
  );
  for (const span of said) reading.take(span);
}

const soon =
  /(?<=(?:leav\w*|churn\w*|cancel\w*|quit\w*|los\w*|us|go|going) )within (?:the )?(?:\d+ )?\w+(?= )/g;

/** `leaving within 2 weeks`. */
function takeSoon(reading: Reading): number | undefined {
  return reading.question.words.matches(soon).length > 0 ? takeWindow(reading) : undefined;
}

const risks =
  /(?<= )(?:(?:at least|over|above|more than|higher than|greater than|exceeding|minimum|min|of) )*(0?\.\d+|\d+)( percent)?(?: or (?:more|higher|above))?(?: (?:\w+ )?(?:risk|probability|chance|likelihood))?(?= )/g;

/** The least risk, 0–1: `at least 70 %`. */
function takeRisk(reading: Reading): number | undefined {
  for (const match of reading.question.words.matches(risks)) {
    const figure = Number(match.groups[0]);
    const percent = match.groups[1] !== undefined || hasPercentSign(match.first, match.end, reading);
    if (!reading.isFree(match) || reading.overlapsPeriod(match) || (!percent && !(figure < 1 && figure > 0)))
      continue;
    reading.take(match);
    return percent ? figure / 100 : figure;
  }
  return undefined;
}

const hasPercentSign = (first: number, end: number, reading: Reading): boolean =>
  reading.question.tokens.slice(first, end).some(({ text }) => text.endsWith('%'));

/** Names of outcomes that say no more than that customers go. */
const generalNames = /^(?:churn(?:ed|ing)?|leav(?:e|es|ing)|left|quit(?:s|ting)?)$/i;

/** Leaving in general words is what the tool is about; only another outcome is an argument. */
function takeRiskOutcome(reading: Reading): string | undefined {
  const { company } = reading.question;
  const outcomes = reading
    .free(
      ({ entity, score, whole, first, end }) =>
        company.outcomeOf(entity) !== undefined && whole && score >= (end - first > 1 ? 0.8 : 0.93),
    )
    .filter((candidate) => isAtStake(candidate.first, reading));
  const [best] = outcomes;
  if (!best) return takeDeedAtStake(reading);
  reading.take(best);
  const outcome = company.outcomeOf(best.entity);
  const isDefault = outcome === company.defaultRisk;
  const isGeneral = generalNames.test(outcome ?? '');
  return isGeneral || (isDefault && best.entity.kind !== 'outcome') ? undefined : outcome;
}

/** `likely to upgrade`, where that is no outcome of the company. */
function takeDeedAtStake(reading: Reading): string | undefined {
  const { company } = reading.question;
  const leaving = company.leaving === undefined ? undefined : company.activityOf(company.leaving);
  const deed = activityMentions(reading).find(
    ({ first, activity }) =>
      activity !== leaving &&
      !/^(?:leave|go|quit|churn|cancel|lapse|stop)/.test(reading.wordAt(first)) &&
      / likely to $/.test(reading.question.words.before(first)),
  );
  if (!deed) return undefined;
  reading.take(deed);
  return deed.activity;
}

/** The outcome is what they may do, not what they did: `likely to renew`, not `who renewed`. */
function isAtStake(first: number, reading: Reading): boolean {
  const before = [1, 2, 3, 4].map((back) => reading.wordAt(first - back));
  if (before.slice(0, 2).some((word) => /^(?:stop|stopping|quit|cease)$/.test(word))) return false;
  const after = [0, 1, 2, 3].map((ahead) => reading.wordAt(first + ahead));
  return (
    before.some((word) =>
      /^(?:to|might|may|could|will|of|probably|not|about|going|a|risk|predict|predicting)$/.test(word),
    ) || after.some((word) => /^(?:risk|chance|probability|danger)$/.test(word))
  );
}
