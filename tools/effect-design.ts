import { FootpathError } from '../src/errors.js';
import type { Definitions } from '../src/journeys/definitions.js';
import { outcomeEntry } from '../src/journeys/outcome-entry.js';
import { outcomeTimes, type HappeningTimes } from '../src/journeys/outcome-times.js';
import { postingsOf } from '../src/journeys/postings.js';
import { isUnwanted } from '../src/journeys/unwanted-outcome.js';
import { activityCodes, journeyNamed, unknownName, type Vocabulary } from '../src/journeys/vocabulary.js';
import type { ToolArguments } from './tool-arguments.js';

const day = 86_400;

/** Which change is asked about, on which outcome, and who is watched for it. */
export interface EffectDesign {
  readonly change?: string;
  /** First day of the change. */
  readonly date: string;
  readonly outcome: string;
  readonly journey?: string;
  /** What customers do before they can reach the outcome; undefined when all can. */
  readonly entry?: string;
  readonly entries?: HappeningTimes;
  readonly outcomes: HappeningTimes;
  /** Seconds from entry in which the outcome counts; absent where those are watched who are at risk at any time. */
  readonly within?: number;
  /** Hardly anybody reaches the outcome twice. */
  readonly once: boolean;
  readonly left?: HappeningTimes;
}

/**
 * An outcome at the end of a journey is watched from entry on; any other one among those who are at risk of it. Without
 * an outcome, the end of the journey that the change is named after, else of the first journey.
 *
 * @throws FootpathError `bad_input` where no change is named, or nothing that it could have changed.
 */
export function effectDesign(
  vocabulary: Vocabulary,
  args: ToolArguments<'effect'>,
  asOf: string,
): EffectDesign {
  const { log, definitions } = vocabulary;
  const date = dateOf(args, definitions, asOf);
  const journeys = Object.entries(definitions.journeys);
  const named = journeys.find(([name]) => args.change?.toLowerCase().includes(name.toLowerCase()))?.[0];
  const journey =
    args.journey ??
    (args.outcome === undefined ? (named ?? journeys.at(0)?.[0]) : journeyTo(definitions, args.outcome));
  const asked = { change: args.change, date };
  if (journey !== undefined) {
    const { name, stages, within_days } = journeyNamed(definitions, journey);
    const [first] = stages;
    const outcome = args.outcome ?? stages[stages.length - 1].name;
    const entries = postingsOf(log, [
      first.any_of.flatMap((activity) => activityCodes(vocabulary, activity)),
    ])[0];
    const outcomes = outcomeTimes(vocabulary, outcome);
    return {
      ...asked,
      outcome,
      journey: name,
      entry: first.name,
      entries,
      outcomes,
      within: within_days * day,
      once: true,
    };
  }
  const outcome = args.outcome ?? Object.keys(definitions.outcomes).at(0);
  if (outcome === undefined) {
    throw new FootpathError(
      'bad_input',
      'Say what the change should have moved (`outcome`), or add journeys and outcomes to footpath.yaml.',
    );
  }
  const outcomes = outcomeTimes(vocabulary, outcome);
  const entry = outcomeEntry(log, outcomes);
  return {
    ...asked,
    outcome,
    outcomes,
    entry: entry?.activity,
    entries: entry && postingsOf(log, [[entry.code]])[0],
    once: happensOnce(outcomes),
    left: leaving(vocabulary, outcome),
  };
}

function dateOf({ change, at }: ToolArguments<'effect'>, { changes }: Definitions, asOf: string): string {
  const known = changes.map(({ name }) => name);
  if (at === undefined && change === undefined) {
    const choice = known.length > 0 ? ` Known changes: ${known.join(', ')}.` : '';
    throw new FootpathError('bad_input', `Name a change, or the day it happened (\`at\`).${choice}`);
  }
  const found = changes.find(({ name }) => name.toLowerCase() === change?.toLowerCase());
  const date = at ?? found?.at;
  if (date === undefined) throw unknownName('change', change ?? '', known);
  if (date > asOf)
    throw new FootpathError('bad_input', `${date} is after ${asOf}, the last day that is seen.`);
  return date;
}

/** The journey that an outcome ends, else one that it is a later stage of. */
function journeyTo({ journeys, outcomes }: Definitions, name: string): string | undefined {
  const outcome = Object.hasOwn(outcomes, name) ? outcomes[name] : undefined;
  const activity = outcome && 'did' in outcome ? outcome.did : name;
  const stageOf = ({ stages }: Definitions['journeys'][string]) =>
    stages.findIndex((stage) => stage.name === activity || stage.any_of.includes(activity));
  const found = Object.entries(journeys).filter(([, journey]) => stageOf(journey) > 0);
  const ending = found.find(([, journey]) => stageOf(journey) === journey.stages.length - 1);
  return (ending ?? found.at(0))?.[0];
}

function happensOnce({ starts }: HappeningTimes): boolean {
  let reached = 0;
  let again = 0;
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    const times = starts[customer + 1] - starts[customer];
    if (times > 0) reached++;
    if (times > 1) again++;
  }
  return again <= 0.1 * reached;
}

/** When customers left, for outcomes that happen to those who stay. */
function leaving(vocabulary: Vocabulary, outcome: string): HappeningTimes | undefined {
  const { outcomes } = vocabulary.definitions;
  const churn = Object.keys(outcomes).find(
    (name) => name !== outcome && isUnwanted(vocabulary.definitions, name),
  );
  return churn === undefined ? undefined : outcomeTimes(vocabulary, churn);
}
