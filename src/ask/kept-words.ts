import type { Envelope } from '../../tools/tool.js';
import type { Answer } from './answer.js';
import type { Catalog } from './catalog.js';
import type { ToolPlan } from './plan.js';
import { wordAnswer } from './word-answer.js';

const kept = new WeakMap<Envelope, Answer>();

/** Words a result and checks the words, once for each result. */
export function keptWords(plan: ToolPlan, envelope: Envelope, catalog: Catalog): Answer {
  const answer = kept.get(envelope) ?? wordAnswer(plan, envelope, catalog);
  kept.set(envelope, answer);
  return { ...answer, plan };
}
