import { FootpathError } from '../errors.js';
import type { Definitions, JourneyDefinition } from './definitions.js';
import type { JourneyLog } from './journey-log.js';
import { closestNames } from './closest-names.js';

/** The names that a tool's arguments may use, over the data and the definitions. */
export interface Vocabulary {
  readonly log: JourneyLog;
  readonly definitions: Definitions;
}

/**
 * Activity codes that a name stands for: an activity, a stage (any of its activities) or an outcome's activity.
 * An activity that the definitions name but the data never saw has no codes: nobody did it.
 * @throws FootpathError `bad_input` for a name that is none of these.
 */
export function activityCodes({ log, definitions }: Vocabulary, name: string): number[] {
  const names = activitiesNamed(definitions, log, name);
  if (!names) {
    if (Object.hasOwn(definitions.outcomes, name)) {
      throw new FootpathError(
        'bad_input',
        `The outcome "${name}" is inactivity; here an activity is needed.`,
      );
    }
    const known = [...log.activityNames, ...stageNames(definitions), ...Object.keys(definitions.outcomes)];
    throw unknownName('activity', name, known);
  }
  return names.map((activity) => log.activityNames.indexOf(activity)).filter((code) => code >= 0);
}

function activitiesNamed(
  definitions: Definitions,
  log: JourneyLog,
  name: string,
): readonly string[] | undefined {
  if (log.activityNames.includes(name)) return [name];
  const stages = Object.values(definitions.journeys).flatMap((journey) => journey.stages);
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage) return stage.any_of;
  const outcome = Object.hasOwn(definitions.outcomes, name) ? definitions.outcomes[name] : undefined;
  if (outcome && 'did' in outcome) return [outcome.did];
  return activitiesOfDefinitions(definitions).has(name) ? [name] : undefined;
}

function stageNames(definitions: Definitions): string[] {
  return Object.values(definitions.journeys).flatMap((journey) => journey.stages.map((stage) => stage.name));
}

function activitiesOfDefinitions(definitions: Definitions): Set<string> {
  const names = new Set<string>();
  for (const journey of Object.values(definitions.journeys)) {
    for (const stage of journey.stages) for (const activity of stage.any_of) names.add(activity);
  }
  for (const outcome of Object.values(definitions.outcomes)) if ('did' in outcome) names.add(outcome.did);
  for (const condition of Object.values(definitions.terms).flat()) {
    if ('did' in condition) names.add(condition.did);
    if ('did_not' in condition) names.add(condition.did_not);
  }
  for (const action of Object.keys(definitions.actions)) names.add(action);
  return names;
}

/**
 * A journey by name; the file's first when no name is given.
 * @throws FootpathError `bad_input` when there is none of that name, or none at all.
 */
export function journeyNamed(definitions: Definitions, name?: string): JourneyDefinition & { name: string } {
  const names = Object.keys(definitions.journeys);
  if (names.length === 0) {
    throw new FootpathError(
      'bad_input',
      'No journey is defined. Add one under `journeys:` in footpath.yaml, or give `steps`.',
    );
  }
  const wanted = name ?? names[0];
  if (!Object.hasOwn(definitions.journeys, wanted)) throw unknownName('journey', wanted, names);
  return { name: wanted, ...definitions.journeys[wanted] };
}

/** The journey that has a stage of this name: the one asked for, else the first. */
export function journeyOfStage(
  definitions: Definitions,
  stage: string,
  journey?: string,
): JourneyDefinition & { name: string; place: number } {
  const candidates = journey ? [journey] : Object.keys(definitions.journeys);
  for (const candidate of candidates) {
    const found = journeyNamed(definitions, candidate);
    const place = found.stages.findIndex(({ name, any_of }) => name === stage || any_of.includes(stage));
    if (place >= 0) return { ...found, place };
  }
  throw unknownName('stage', stage, stageNames(definitions));
}

/** More names than these would hide the message. */
const mostListed = 8;

/** The error for a name that is not there: says what comes close, else what there is where that is short. */
export function unknownName(kind: string, name: string, known: readonly string[]): FootpathError {
  const quoted = (names: readonly string[]) => names.map((each) => `"${each}"`);
  const close = quoted(closestNames(name, known));
  const isShort = known.length > 0 && known.length <= mostListed;
  const hint =
    close.length > 0
      ? ` Did you mean ${close.join(' or ')}?`
      : isShort
        ? ` Known: ${quoted(known).join(', ')}.`
        : '';
  return new FootpathError('bad_input', `There is no ${kind} "${name}".${hint}`);
}
