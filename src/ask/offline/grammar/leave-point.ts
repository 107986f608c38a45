import type { Reading } from '../reading.js';
import { isStageEntity } from '../segment/stage-conditions.js';
import { saidSteps, type Step } from './steps.js';

const leavingFrom = /^(?:after|at|on|once|since|when|from|reach|reached|reaching|past|beyond|than)$/;

/** The stage or activity that they leave from, where the question says so. */
export function takeLeavePoint(
  reading: Reading,
  journey: string | undefined,
  asksWhy: boolean,
): string | undefined {
  const steps = saidSteps(reading);
  const after = steps.find(
    (step) => (!step.negated || isFurthest(step, reading)) && leavesFrom(step, reading),
  );
  if (after) {
    reading.take(after);
    if (asksWhy) for (const step of steps) if (step.negated || isHeldBack(step, reading)) reading.take(step);
    return furthestAlike(after, journey, reading);
  }
  const missed = asksWhy
    ? (steps.find(({ negated }) => negated) ?? steps.find((step) => isHeldBack(step, reading)))
    : undefined;
  if (!missed) return undefined;
  reading.take(missed);
  const left = isUnfinished(missed, reading)
    ? missed.activity
    : stageBefore(missed.activity, journey, reading);
  for (const step of steps) if (step.activity === left) reading.take(step);
  return left;
}

/** `never get further than the demo`: what is reached, though the words before deny. */
const isFurthest = ({ first }: Step, reading: Reading): boolean =>
  / (?:further|farther|past|beyond|more)(?: (?:than|once|after|when|they|have|had|done))*(?: (?:the|a|an|their|our))? $/.test(
    reading.question.words.before(first),
  );

function leavesFrom(step: Step, reading: Reading): boolean {
  for (let token = step.first - 1; token >= Math.max(0, step.first - 4); token--) {
    const word = reading.wordAt(token);
    if (leavingFrom.test(word))
      return word !== 'from' || !/^(?:people|them|customers|users|back)$/.test(reading.wordAt(token - 1));
    if (
      !/^(?:the|a|an|they|have|had|will|right|do|did|done|get|got|seen|we|i|you|them|us|just|our|their|stage|step|of|customers|people|users|be|been|immediately|directly)$/.test(
        word,
      )
    )
      return false;
  }
  return false;
}

/** `what keeps people from completing …` says of a step that it is not reached. */
function isHeldBack({ first }: Step, reading: Reading): boolean {
  return (
    [1, 2, 3].some((back) => /^(?:from|to)$/.test(reading.wordAt(first - back))) &&
    / (?:keep(?:s|ing)?|stop(?:s|ping)?|prevent(?:s|ing)?|hold(?:s|ing)?|block(?:s|ing)?|fail|fails|hesitate|refuse|reluctant) /.test(
      reading.question.words.text,
    )
  );
}

/** `not finish the checkout`, where the checkout is known by its start. */
function isUnfinished(step: Step, reading: Reading): boolean {
  const said = Array.from({ length: step.end - step.first + 3 }, (_, place) =>
    reading.stemAt(step.first - 3 + place),
  );
  return (
    said.some((stem) => /^(?:finish|complet|end)$/.test(stem)) &&
    /start|begin|begun|open|enter/i.test(step.activity)
  );
}

/** A step that is not reached is left from the one before it. */
function stageBefore(activity: string, journey: string | undefined, reading: Reading): string | undefined {
  const { company } = reading.question;
  const journeys = journey === undefined ? company.journeysWith(activity) : [journey];
  for (const each of journeys) {
    const stages = company.stagesOf(each);
    const place = stages.indexOf(activity);
    if (place > 0) return stages[place - 1];
  }
  return undefined;
}

/** `after the demo` is after all that is said of demos: the furthest stage that the words fit. */
function furthestAlike(step: Step, journey: string | undefined, reading: Reading): string {
  const { company, candidates } = reading.question;
  const journeys = journey === undefined ? company.journeysWith(step.activity) : [journey];
  const alike = candidates
    .filter(
      ({ entity, first, end }) => isStageEntity(entity, reading) && first === step.first && end === step.end,
    )
    .map(({ entity }) => entity.name);
  const isWhole = candidates.some(
    ({ entity, bare, first, end }) =>
      entity.name === step.activity && !bare && first === step.first && end === step.end,
  );
  if (isWhole) return step.activity;
  const [stages = []] = journeys.map((each) => company.stagesOf(each));
  return stages.findLast((stage) => alike.includes(stage)) ?? step.activity;
}
