import { z } from 'zod';
import type { Funnel } from '../src/journeys/funnel.js';
import { activityCode, type JourneyLog } from '../src/journeys/journey-log.js';
import { outcomeNamed } from '../src/journeys/outcome.js';
import { stageOfDeed } from '../src/journeys/stage-of-deed.js';
import { estimateSchema } from './estimate-schema.js';
import { momentsOfTruth, type MomentsOfTruth } from './moments-of-truth.js';
import type { ToolArguments } from './tool-arguments.js';
import type { ToolDependencies, ToolResult } from './tool.js';

export const mapMomentSchema = z.object({
  activity: z.string(),
  direction: z.enum(['positive', 'negative']),
  /** Difference in the chance to come to the journey's end, as in `moments_of_truth`. */
  effect: estimateSchema,
  q: z.number(),
  /** Where most stood when they first did it. */
  stage: z.string(),
});
export type MapMoment = z.output<typeof mapMomentSchema>;

type Question = Pick<ToolArguments<'moments_of_truth'>, 'outcome' | 'segment' | 'period'>;

const mostMoments = 6;
const label = 'Looking for moments of truth';

const kept = new WeakMap<JourneyLog, Map<string, Promise<ToolResult<MomentsOfTruth>>>>();

/**
 * The strongest moments of truth of coming to a journey's end, each at the stage where it happens. They take longer than
 * the rest of the map, so they are kept as long as the log.
 */
export async function mapMoments(
  dependencies: ToolDependencies,
  question: Question,
  stages: readonly string[],
  funnel: Funnel,
  customers: Uint32Array,
): Promise<MapMoment[]> {
  const { log } = dependencies;
  const outcome = outcomeNamed(dependencies, question.outcome);
  if (outcome.kind !== 'activity' || outcome.codes.length === 0) return [];
  const { data } = await momentsOf(question, dependencies);
  return data.moments.slice(0, mostMoments).flatMap(({ activity, direction, effect, q }) => {
    const code = activityCode(log, activity);
    const place = code === undefined ? undefined : stageOfDeed(log, funnel, customers, code);
    return place === undefined ? [] : [{ activity, direction, effect, q, stage: stages[place] }];
  });
}

function momentsOf(question: Question, dependencies: ToolDependencies): Promise<ToolResult<MomentsOfTruth>> {
  const ofLog = kept.get(dependencies.log) ?? new Map<string, Promise<ToolResult<MomentsOfTruth>>>();
  kept.set(dependencies.log, ofLog);
  const key = JSON.stringify([question, dependencies.definitions]);
  const known = ofLog.get(key);
  if (known) return known;
  dependencies.progress.update(label, 0);
  const fresh = momentsOfTruth.execute(question, dependencies);
  ofLog.set(key, fresh);
  dependencies.progress.finish(label);
  return fresh;
}
