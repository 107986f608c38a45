import { expect } from 'vitest';
import { buildCatalog } from '../../src/ask/build-catalog.js';
import { wordAnswer } from '../../src/ask/word-answer.js';
import type { ToolPlan } from '../../src/ask/plan.js';
import type { Envelope, ToolDependencies, ToolResult } from '../../tools/tool.js';

/** Words a result, and holds that the ledger takes nothing out of our own words. */
export function expectWholeWords(
  plan: ToolPlan,
  { population, definitions, data, caveats }: ToolResult<unknown>,
  { log, definitions: file, asOf }: ToolDependencies,
): void {
  // Of a handful of customers many figures are alike: which of them is meant can't be told.
  if (population < 20) return;
  const { tool, args } = plan;
  const envelope: Envelope = {
    tool,
    args,
    as_of: asOf,
    population,
    definitions,
    data,
    caveats,
    receipt: 'fp_1',
    ms: 1,
  };
  const answer = wordAnswer(plan, envelope, buildCatalog(log, file, new Map()));
  expect(answer.ledger.removed).toEqual([]);
  expect(answer.headline).not.toBe('');
}
