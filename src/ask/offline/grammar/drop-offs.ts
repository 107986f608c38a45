import { takeBreakdown } from '../arguments/take-breakdown.js';
import { takeBecoming, takeCompare } from '../arguments/take-compare.js';
import { takeTalkOfConversion } from '../arguments/take-conversion-words.js';
import { takeWindow } from '../arguments/take-duration.js';
import { takeTalkOfLeaving } from '../arguments/take-leaving.js';
import { takeOrder } from '../arguments/take-order.js';
import { takePeriod } from '../arguments/take-period.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import { grammarStems } from '../vocabulary.js';
import { dropOffsEvidence } from './drop-offs-evidence.js';
import { takeScope } from './drop-offs-scope.js';
import { askForJourney } from './missing.js';
import { saidSteps } from './steps.js';
import type { ToolGrammar } from './tool-grammar.js';

export const dropOffs: ToolGrammar = {
  tool: 'drop_offs',
  evidence: dropOffsEvidence,
  read(reading) {
    takeTalkOfConversion(reading);
    const explain = asksWhy(reading) || undefined;
    const exclude = takeExcluded(reading);
    const order = takeOrder(reading);
    takeTalkOfLeaving(reading);
    const scope = takeScope(reading, explain ?? false);
    if (scope.journey !== undefined) takeSubject(reading);
    const within_days = takeWindow(reading);
    const compared = takeCompare(reading);
    const comparison = compared.compare === undefined ? (takeBecoming(reading) ?? compared) : compared;
    const breakdown = takeBreakdown(reading);
    const segment = takeSegment(reading);
    const period = comparison.period ?? takePeriod(reading);
    const isUnplaced =
      !reading.isFollowUp &&
      Object.keys(scope).length === 0 &&
      (explain === true || segment === undefined) &&
      saysMore(reading);
    return {
      args: { ...scope, order, exclude, within_days, ...comparison, breakdown, explain, segment, period },
      ...(isUnplaced ? { missing: askForJourney(reading.question) } : {}),
    };
  },
};

/** Words are left that say where, in other words than the catalog’s: `how come they let it sit there`. */
const saysMore = (reading: Reading): boolean =>
  reading.freeTokens().some((token) => {
    const { stem = '', number, word = '' } = reading.question.tokens[token] ?? {};
    return number === undefined && /^[a-z]{3,}$/.test(word) && !grammarStems.has(stem);
  });

const asksWhy = (reading: Reading): boolean =>
  / (?:why|reasons?|causes?|explain|explains|how come|(?:is|lies|be) behind (?:it|that|this)) | what (?:keeps?|stops?|prevents?|holds?|blocks?|makes?|causes) | what is (?:keeping|stopping|preventing|holding|blocking|making|causing) /.test(
    reading.question.words.text,
  );

/** `where do orders get stuck`: what goes through the journey. */
function takeSubject(reading: Reading): void {
  const subjects = reading.question.words.matches(
    /(?<= (?:where|when|at which \w+) (?:do|does|did) (?:(?:the|our|most) )?)\w+s(?= (?:get|fall|drop|stall|die|fail|end up|go|hang) )/g,
  );
  for (const span of subjects) if (reading.isFree(span)) reading.take(span);
}

const inBetween = / (?:in between|between|along the way|on the way|in the meantime|meanwhile) /;

/** Activities that must not lie between the steps; outside of them a negation is about the customers. */
function takeExcluded(reading: Reading): string[] | undefined {
  if (!inBetween.test(reading.question.words.text)) return undefined;
  const excluded = saidSteps(reading).filter(({ negated }) => negated);
  for (const step of excluded) reading.take(step);
  return excluded.length > 0 ? excluded.map(({ activity }) => activity) : undefined;
}
