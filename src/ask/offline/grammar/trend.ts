import { comingPeriod } from '../arguments/take-ahead.js';
import { takeBreakdown } from '../arguments/take-breakdown.js';
import { takeCompare } from '../arguments/take-compare.js';
import { takeGeneralLeaving, takeLosing } from '../arguments/take-leaving.js';
import { takeInterval } from '../arguments/take-interval.js';
import { takeJourney, takeName, takeOutcome } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import { takeTalkOfConversion } from '../arguments/take-conversion-words.js';
import type { Span } from '../text/word-text.js';
import { countsFeelings } from './feedback-themes-evidence.js';
import { countedActivity, countsPeople, readMeasure, type Measure } from './measure.js';
import { takeValuedActivity } from './valued-activity.js';
import { askForMeasure } from './missing.js';
import type { ToolGrammar } from './tool-grammar.js';

export const trend: ToolGrammar = {
  tool: 'trend',
  evidence: (question) => (comingPeriod(question) ? -8 : countsFeelings(question) ? -8 : 0),
  read(reading) {
    const interval = takeInterval(reading);
    const said =
      readMeasure(reading) ?? (namesRate(reading) || ranksGroups(reading) ? 'conversion' : undefined);
    const breakdown = takeBreakdown(reading);
    const counted = countedActivity(reading);
    const subject =
      said === 'conversion'
        ? takeRate(reading)
        : takeSubject(reading, said === 'value' || said === 'average_value');
    const comparison = takeCompare(reading);
    if (said === 'conversion') takeTalkOfConversion(reading);
    const segment = takeSegment(reading);
    const measure =
      said ??
      measureOf(subject, reading, counted) ??
      (segment && countsAny(reading) ? 'customers' : undefined);
    const period = comparison.period ?? takePeriod(reading);
    const isVague =
      Object.keys(subject).length === 0 &&
      (measure === undefined || (measure === 'customers' && !segment && !countsPeople(reading)));
    return {
      args: { measure, ...subject, interval, breakdown, segment, ...comparison, period },
      ...(isVague ? { missing: askForMeasure(reading.question) } : {}),
    };
  },
};

/** `churn by month`, `how has activation developed`: the outcome's own noun, uncounted, is a rate. */
function namesRate(reading: Reading): boolean {
  if (
    / (?:how many|number|count|how often|times|total|more|fewer) /.test(reading.question.words.text) ||
    reading.isFollowUp
  )
    return false;
  return reading.question.mentions.some(({ first, end, readings }) => {
    const outcome = readings.find(({ entity, score }) => entity.kind === 'outcome' && score > 0.98);
    return (
      outcome !== undefined &&
      end - first === 1 &&
      reading.wordAt(first) === outcome.entity.name.toLowerCase() &&
      /(?:ion|tion|churn|attrition|retention)$/.test(outcome.entity.name.toLowerCase())
    );
  });
}

/** `which plan churns most` compares how often customers of each do so, not how many there are. */
const ranksGroups = (reading: Reading): boolean => setsValuesApart(reading) || ranksByOutcome(reading);

/** `do mobile users churn more than desktop users`, `who converts better, agencies or shops`. */
const setsValuesApart = ({ question }: Reading): boolean =>
  / (?:more|less|better|worse)(?: often)? (?:(?:\w+ ){0,2}?than |(?:\w+ ){0,4}?or )/.test(
    question.words.text,
  ) &&
  !/ (?:how many|number of|count|get|got|have) /.test(question.words.text) &&
  question.mentions.filter(({ readings: [best] }) => best?.entity.kind === 'value').length > 1 &&
  question.mentions.some(
    ({ readings: [best] }) => best && question.company.outcomeOf(best.entity) !== undefined,
  );

const ranksByOutcome = ({ question }: Reading): boolean =>
  / (?:which|what) (?:\w+ ){1,5}?(?:most|least|best|worst|more|less|highest|lowest) |^ (?:the )?(?:best|worst|top) /.test(
    question.words.text,
  ) &&
  question.mentions.some(
    ({ readings: [best] }) => best && question.company.outcomeOf(best.entity) !== undefined,
  ) &&
  question.mentions.some(
    ({ first, readings: [best] }) =>
      best?.entity.kind === 'trait' &&
      (/^(?:which|what)$/.test(question.tokens[first - 1]?.word ?? '') ||
        /^ (?:the )?(?:best|worst|top) /.test(question.words.text)),
  );

interface Subject {
  readonly activity?: string;
  readonly outcome?: string;
  readonly journey?: string;
  readonly term?: string;
}

/** What is counted: an activity, else a term. */
function takeSubject(reading: Reading, measuresValue: boolean): Subject {
  const activity = countedActivity(reading);
  if (activity) {
    reading.take(activity);
    return { activity: activity.activity };
  }
  const term = takeName(reading, 'term', 0.8);
  if (term !== undefined) return { term };
  const valued = measuresValue ? takeValuedActivity(reading) : undefined;
  if (valued !== undefined) return { activity: valued };
  const outcome = takeOutcome(reading, { partly: measuresValue }) ?? takeLosing(reading);
  return outcome === undefined ? {} : { outcome };
}

/** A rate is of a journey or of an outcome. */
function takeRate(reading: Reading): Subject {
  const rated = / (?!conversion)(\w+) rates? /.exec(reading.question.words.text)?.[1];
  const named = rated === undefined ? undefined : takeOutcomeCalled(rated, reading);
  if (named !== undefined) return { outcome: named };
  const journey = takeJourney(reading);
  if (journey !== undefined) return { journey };
  const outcome =
    takeOutcome(reading, { anyActivity: true }) ?? takeGeneralLeaving(reading) ?? takeLosing(reading);
  return outcome === undefined ? {} : { outcome };
}

/** The outcome that stands right before `rate`. */
function takeOutcomeCalled(word: string, reading: Reading): string | undefined {
  const { company } = reading.question;
  const [best] = reading.free(
    ({ entity, end, score }) =>
      score >= 0.7 && company.outcomeOf(entity) !== undefined && reading.wordAt(end - 1) === word,
  );
  if (!best) return undefined;
  reading.take(best);
  return company.outcomeOf(best.entity);
}

function measureOf(subject: Subject, reading: Reading, counted: Span | undefined): Measure | undefined {
  if (subject.activity === undefined)
    return subject.term !== undefined ||
      countsPeople(reading) ||
      (subject.outcome !== undefined && countsAny(reading))
      ? 'customers'
      : undefined;
  return countsPeople(reading, counted) ? 'customers' : 'events';
}

/** `how many vegans`: customers, by what they are. */
const countsAny = (reading: Reading): boolean =>
  / (?:how many|number of|count of) /.test(reading.question.words.text);
