import { addDays, spanOf } from '../src/journeys/calendar.js';
import type { Funnel, FunnelQuery } from '../src/journeys/funnel.js';
import type { Period } from '../src/journeys/period.js';
import { runFunnel } from '../src/journeys/run-funnel.js';
import { membersOf } from '../src/journeys/segment.js';
import { activityCodes, journeyNamed, journeyOfStage, type Vocabulary } from '../src/journeys/vocabulary.js';
import { FootpathError } from '../src/errors.js';
import { stepWindowDays } from './step-window.js';
import type { ToolArguments } from './tool-arguments.js';

type Arguments = ToolArguments<'drop_offs'>;

const secondsOfDay = 86_400;

/** What the arguments of `drop_offs` ask for, with defaults filled in and names resolved. */
export interface DropOffQuestion {
  readonly journey?: string;
  readonly stepNames: readonly string[];
  readonly withinDays: number;
  readonly order: FunnelQuery['order'];
  /** Activity codes that reach each step. */
  readonly steps: readonly (readonly number[])[];
  /** Of all steps. */
  readonly stepCodes: ReadonlySet<number>;
  /** Runs the funnel over those who entered in the period; the arguments' own one by default. */
  readonly run: (period?: Period) => Funnel;
}

/** @throws FootpathError `bad_input` for names that are unknown and activities that are both a step and excluded. */
export function dropOffQuestion(vocabulary: Vocabulary, args: Arguments): DropOffQuestion {
  const { log, definitions } = vocabulary;
  const asked = args.steps ? spelledOut(vocabulary, args.steps) : ofJourney(vocabulary, args);
  const order = args.order ?? 'ordered';
  const exclude = (args.exclude ?? []).flatMap((name) => activityCodes(vocabulary, name));
  const both = exclude.find((code) => asked.steps.flat().includes(code));
  if (both !== undefined) {
    throw new FootpathError(
      'bad_input',
      `"${log.activityNames[both]}" is a step, so it can't be excluded too.`,
    );
  }
  const members = args.segment?.length ? membersOf(vocabulary, args.segment) : undefined;
  const withinDays = args.within_days ?? asked.withinDays;
  return {
    journey: asked.journey,
    withinDays,
    order,
    steps: asked.steps,
    stepCodes: new Set(asked.steps.flat()),
    stepNames:
      order === 'any' ? asked.names.map((_, place) => `${place + 1} of ${asked.names.length}`) : asked.names,
    run: (period = args.period) =>
      runFunnel(log, {
        steps: asked.steps,
        within: Math.round(withinDays * secondsOfDay),
        order,
        exclude,
        entered: period ? spanOf(period, definitions.timezone) : { from: -Infinity, to: Infinity },
        members,
      }),
  };
}

interface AskedSteps {
  readonly journey?: string;
  readonly names: readonly string[];
  readonly steps: number[][];
  readonly withinDays: number;
}

/** The journey that is named, else the first one that has the stage they leave from, else the first one. */
function ofJourney(vocabulary: Vocabulary, { journey: named, at }: Arguments): AskedSteps {
  const { definitions } = vocabulary;
  const hasJourneys = Object.keys(definitions.journeys).length > 0;
  const journey =
    at !== undefined && named === undefined && hasJourneys
      ? journeyOfStage(definitions, at)
      : journeyNamed(definitions, named);
  return {
    journey: journey.name,
    names: journey.stages.map((stage) => stage.name),
    steps: journey.stages.map((stage) =>
      stage.any_of.flatMap((activity) => activityCodes(vocabulary, activity)),
    ),
    withinDays: journey.within_days,
  };
}

function spelledOut(vocabulary: Vocabulary, names: readonly string[]): AskedSteps {
  return {
    names,
    steps: names.map((name) => activityCodes(vocabulary, name)),
    withinDays: stepWindowDays(vocabulary.definitions, names),
  };
}

/** The last 30 days: the period that a comparison with the one before means when none is given. */
export function lastThirtyDays(today: string): { from: string; to: string } {
  return { from: addDays(today, -29), to: addDays(today, 1) };
}
