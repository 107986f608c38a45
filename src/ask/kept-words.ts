import type { Envelope } from '../../tools/tool.js';
import type { Catalog } from './catalog.js';
import type { ToolPlan } from './plan.js';
import { wordResult, type WordedResult } from './word-answer.js';

const kept = new WeakMap<Envelope, WordedResult>();

/** Words a result and checks the words, once for each result. */
export function keptWords(plan: ToolPlan, envelope: Envelope, catalog: Catalog): WordedResult {
  const worded = kept.get(envelope) ?? wordResult(plan, envelope, catalog);
  kept.set(envelope, worded);
  return { ...worded, answer: { ...worded.answer, plan } };
}
