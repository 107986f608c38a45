import { ModelFailure } from './model/model-failure.js';
import type { ModelAnswerer } from './model/model-answerer.js';
import type { Planner } from './planner.js';

/** A planner that asks a language model, and another planner when that fails. */
export function createModelPlanner(answerer: ModelAnswerer, otherwise: Planner): Planner {
  return {
    async plan(request) {
      try {
        const { plan } = await answerer.answer(request);
        return { plan, confidence: 0.8, why: ['as the language model understood it'] };
      } catch (error) {
        if (!(error instanceof ModelFailure)) throw error;
        const planned = await otherwise.plan(request);
        return { ...planned, why: [error.message, ...planned.why] };
      }
    },
  };
}
