import { z } from 'zod';
import { keepWhileUnchanged } from '../src/feedback/store/keep-while-unchanged.js';
import type { Funnel } from '../src/journeys/funnel.js';
import { activityCode } from '../src/journeys/journey-log.js';
import { outcomeNamed } from '../src/journeys/outcome.js';
import { stageOfDeed } from '../src/journeys/stage-of-deed.js';
import { estimateSchema } from './estimate-schema.js';
import { momentsOfTruth } from './moments-of-truth.js';
import type { ToolArguments } from './tool-arguments.js';
import type { ToolDependencies } from './tool.js';

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

const kept = keepWhileUnchanged(() => Promise.resolve(new Map<string, Promise<MapMoment[]>>()));

/**
 * The strongest moments of truth of coming to a journey's end, each at the stage where it happens. They take longer than
 * the rest of the map, so they are kept as long as the log and the texts.
 */
export async function mapMoments(
  dependencies: ToolDependencies,
  question: Question,
  stages: readonly string[],
  funnel: Funnel,
  customers: Uint32Array,
): Promise<MapMoment[]> {
  const found = await kept(dependencies.database, dependencies.log);
  const key = JSON.stringify([question, stages, dependencies.definitions]);
  const known = found.get(key);
  if (known) return known;
  const fresh = findMoments(dependencies, question, stages, funnel, customers);
  found.set(key, fresh);
  fresh.catch(() => found.delete(key));
  return fresh;
}

async function findMoments(
  dependencies: ToolDependencies,
  question: Question,
  stages: readonly string[],
  funnel: Funnel,
  customers: Uint32Array,
): Promise<MapMoment[]> {
  const { log } = dependencies;
  const outcome = outcomeNamed(dependencies, question.outcome);
  if (outcome.kind !== 'activity' || outcome.codes.length === 0) return [];
  // Others may wait for what is kept, so one who stops does not end it.
  const { data } = await momentsOfTruth.execute(question, { ...dependencies, signal: undefined });
  return data.moments.slice(0, mostMoments).flatMap(({ activity, direction, effect, q }) => {
    const code = activityCode(log, activity);
    const place = code === undefined ? undefined : stageOfDeed(log, funnel, customers, code);
    return place === undefined ? [] : [{ activity, direction, effect, q, stage: stages[place] }];
  });
}
