import { addDays } from '../src/journeys/calendar.js';
import type { Segment } from '../src/journeys/condition.js';
import { membersOf, countMembers } from '../src/journeys/segment.js';
import { journeyNamed } from '../src/journeys/vocabulary.js';
import { definitionsUsed } from './definitions-used.js';
import { forecastHappenings } from './forecast-happenings.js';
import { forecastJourney } from './forecast-journey.js';
import { forecastMembers } from './forecast-members.js';
import { forecastOutput, type Forecast, type ForecastFindings } from './forecast-output.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';

const defaultDays = 30;
const recentDays = 120;

export const forecast: Tool<'forecast', Forecast> = {
  name: 'forecast',
  description:
    'What to expect in the next days: where customers will be in a journey and how many will finish it, or how often an outcome or activity will happen, with intervals that earlier forecasts were held to.',
  input: toolArguments.forecast,
  output: forecastOutput,
  execute: (args, dependencies) => Promise.resolve(answer(args, dependencies)),
};

function answer(args: ToolArguments<'forecast'>, dependencies: ToolDependencies) {
  const { log, definitions, asOf, progress } = dependencies;
  const vocabulary = { log, definitions };
  const days = Math.max(1, Math.round(args.horizon_days ?? defaultDays));
  const segment = args.segment ?? [];
  const journey =
    args.journey ?? (args.outcome === undefined ? Object.keys(definitions.journeys).at(0) : undefined);
  const findings = ((): ForecastFindings => {
    if (journey !== undefined) {
      return forecastJourney(vocabulary, journeyNamed(definitions, journey), segment, days, progress);
    }
    const dependsOnBehaviour = segment.some((condition) => !('trait' in condition));
    if (args.outcome !== undefined && dependsOnBehaviour) {
      return forecastMembers(vocabulary, args.outcome, segment, days, progress);
    }
    return forecastHappenings(vocabulary, args.outcome, segment, days);
  })();
  const data: Forecast = {
    journey,
    outcome: args.outcome,
    horizon_days: days,
    last_day: addDays(asOf, days),
    ...findings,
  };
  return {
    population: countMembers(membersOf(vocabulary, segment)),
    definitions: definitionsUsed(dependencies, { journey, outcome: args.outcome, segment }),
    data,
    caveats: [...caveats(data, segment), ...changeCaveats(data, dependencies)],
  };
}

/** A change that the past days know nothing of, or not enough. */
function changeCaveats({ withheld }: Forecast, { definitions, asOf }: ToolDependencies): string[] {
  if (withheld !== null) return [];
  return definitions.changes
    .filter(({ at }) => at <= asOf && at > addDays(asOf, -recentDays))
    .map(
      ({ name, at }) =>
        `The change "${name}" of ${at} is recent: the forecast also learned from the time before it.`,
    );
}

function caveats({ skill, kind, withheld }: Forecast, segment: Segment): string[] {
  if (withheld !== null) return [];
  return [
    'The forecast carries on what happened so far: it knows nothing of what you plan to change, nor of seasons of the year.',
    ...(skill !== null && skill <= 0
      ? ['Earlier forecasts made this way were no better than saying that all stays as it was.']
      : []),
    ...(skill === null ? ['History is too short to say how good earlier forecasts would have been.'] : []),
    ...(kind === 'happenings' && segment.length > 0
      ? [
          'The group is who belongs to it now; those who will join it later are counted only as far as such customers did before.',
        ]
      : []),
  ];
}
