import { FootpathError } from '../errors.js';
import { readReceipt } from '../store/receipt-store.js';
import { planSchema, type ToolPlan } from './plan.js';
import { isCutList, mostRows } from './whole-list.js';
import type { WorkspaceView } from './workspace-view.js';

export interface WholeListPlan {
  /** What was asked before, which follow-ups go on from. */
  readonly before: ToolPlan;
  /** The same, with all rows. */
  readonly whole: ToolPlan;
}

/**
 * The plan of a list that is wanted whole. With the receipt alone nobody sees more than they may.
 *
 * @throws FootpathError `not_found` where the workspace never gave that receipt; `bad_input` where it is of no list, or of
 * one that this version can't make.
 */
export async function planWholeList(
  receipt: string,
  { records, database }: WorkspaceView,
): Promise<WholeListPlan> {
  const { tool, args } = await readReceipt(records ?? database, receipt);
  const before = planSchema.safeParse({ tool, args }).data;
  if (before && 'tool' in before && isCutList(before.tool)) {
    const whole = planSchema.parse({ tool, args: { ...before.args, limit: mostRows } });
    if ('tool' in whole) return { before, whole };
  }
  throw new FootpathError(
    'bad_input',
    'This list can’t be made again from its receipt. Ask the question again.',
  );
}
