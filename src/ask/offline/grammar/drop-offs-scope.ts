import { takeJourney } from '../arguments/take-names.js';
import type { Reading } from '../reading.js';
import { takeLeavePoint } from './leave-point.js';
import { saidSteps, takeAllSteps, takeChain, takeMadeThing } from './steps.js';

/** A journey that is named, steps that are spelled out, or the point where they leave. */
export function takeScope(
  reading: Reading,
  explain: boolean,
): { journey?: string; steps?: readonly string[]; at?: string } {
  const named = takeNamedJourney(reading);
  const isSpelled = named === undefined || / (?:then|from|to) /.test(reading.question.words.text);
  const chain = explain || !isSpelled ? undefined : takeSteps(reading, named);
  if (chain) return chain;
  const journey = named ?? takeJourney(reading);
  const at = takeLeavePoint(reading, journey, explain);
  const said = journey === undefined && at === undefined ? takeAllSteps(reading) : undefined;
  if (said) return { steps: said };
  const about =
    journey ??
    (at === undefined
      ? (journeyOfStage(reading) ?? journeyOfThing(reading) ?? journeyThatTakes(reading))
      : undefined);
  return { ...(about === undefined ? {} : { journey: about }), ...(at === undefined ? {} : { at }) };
}

/** `the purchase journey`: called so, whatever activity the words may name too. */
function takeNamedJourney(reading: Reading): string | undefined {
  const best = reading
    .free(({ entity, score }) => entity.kind === 'journey' && score >= 0.9)
    .find(({ end }) => /^(?:journey|funnel|process)$/.test(reading.wordAt(end)));
  if (!best) return undefined;
  reading.take(best);
  return best.entity.name;
}

function takeSteps(
  reading: Reading,
  named: string | undefined,
): { journey: string } | { steps: string[] } | undefined {
  const chain = takeChain(reading) ?? takeLoneStep(reading);
  if (!chain) return undefined;
  const { company } = reading.question;
  const journey = [...(named === undefined ? [] : [named]), ...Object.keys(company.catalog.journeys)].find(
    (each) => company.stagesOf(each).join('\n') === chain.join('\n') && company.stagesOf(each).length > 2,
  );
  return journey === undefined ? { steps: chain } : { journey };
}

/** `how many disputes get resolved within 14 days` says only the last step. */
export function takeLoneStep(reading: Reading): string[] | undefined {
  const [only, second] = saidSteps(reading);
  const shares = / (?:how many|how long|share|percentage|percent|proportion|fraction) /.test(
    reading.question.words.text,
  );
  return only && !second && shares ? takeMadeThing(only, reading) : undefined;
}

/** `the checkout funnel` is the journey that the checkout is a stage of. */
function journeyOfStage(reading: Reading): string | undefined {
  const step = saidSteps(reading).find(({ end }) =>
    /^(?:funnel|journey|process|flow)$/.test(reading.wordAt(end)),
  );
  const [journey] = step ? reading.question.company.journeysWith(step.activity) : [];
  if (journey !== undefined && step) reading.take(step);
  return journey;
}

/** `where do deals die` is about the journey that deals go through. */
function journeyOfThing(reading: Reading): string | undefined {
  const { company } = reading.question;
  const things = reading.free(
    ({ entity, bare, score }) =>
      entity.kind === 'activity' && bare && score >= 0.4 && company.isStage(entity.name),
  );
  const isObject = (first: number): boolean =>
    /^(?:do|are|the|our|why|lose|losing)$/.test(reading.wordAt(first - 1));
  const thing = things.find(({ first }) => isObject(first));
  if (!thing) return undefined;
  const [journey] = company.journeysWith(thing.entity.name);
  reading.take(thing);
  return journey;
}

const asksDuration =
  / how (?:long|fast|quick|quickly|soon) | (?:typical|usual|average|mean|median) (?:time|days|hours) | time to /;

/** `how long does it take to solve a ticket`: the one journey that ends there, or else begins there. */
function journeyThatTakes(reading: Reading): string | undefined {
  const { company, words } = reading.question;
  const [only, second] = saidSteps(reading);
  if (!only || second || !asksDuration.test(words.text)) return undefined;
  const withAt = (place: number): string[] =>
    Object.keys(company.catalog.journeys).filter(
      (journey) => company.stagesOf(journey).at(place) === only.activity,
    );
  const journeys = [withAt(-1), withAt(0)].find(({ length }) => length === 1);
  if (!journeys) return undefined;
  reading.take(only);
  return journeys[0];
}
