import { hashJson } from '../store/canonical-json.js';
import { readReceipt, type SavedReceipt } from '../store/receipt-store.js';
import type { Envelope } from '../../tools/tool.js';
import { runTool } from './run-tool.js';
import type { ViewWorkspace, WorkspaceView } from './workspace-view.js';
import { differingFigures, type Difference } from './differing-figures.js';
import { explainData, explainDefinitions } from './explain-changes.js';
import { restOnRecords } from './kept-results.js';
import { formatList } from './figure-format.js';
import { FootpathError } from '../errors.js';
import { readDataChanges } from '../store/data-changes.js';

/** An answer computed again. */
export interface Replay {
  readonly receipt: SavedReceipt;
  /** The same question about the same day, from the data and definitions of now. */
  readonly asOfThen: Envelope;
  /** The same question about the last day in the data. */
  readonly asOfNow: Envelope;
  readonly same: boolean;
  /** The figures of that day that are other ones now. */
  readonly figures: readonly Difference[];
  /** Why they may have changed, in words; empty when they have not. */
  readonly differences: readonly string[];
}

/**
 * Computes an answer again, about its own day and about today.
 * @throws FootpathError `not_found` for a receipt that this workspace never gave, `bad_input` with what it rested on
 * where that is gone.
 */
export async function replay(id: string, view: ViewWorkspace): Promise<Replay> {
  const now = await view();
  const receipt = await readReceipt(now.database, id);
  const then = await view(receipt.asOf);
  const asOfThen = await runAgain(receipt, then);
  const asOfNow = receipt.asOf === now.asOf ? asOfThen : await runAgain(receipt, now);
  const { population, data, caveats } = asOfThen;
  const same = hashJson({ population, data, caveats }) === receipt.resultHash;
  return {
    receipt,
    asOfThen,
    asOfNow,
    same,
    figures: same ? [] : differingFigures(receipt.result, { population, data, caveats }),
    differences: same ? [] : await explain(receipt, asOfThen, then),
  };
}

async function runAgain(
  { id, tool, args, definitions }: SavedReceipt,
  view: WorkspaceView,
): Promise<Envelope> {
  try {
    return await runTool(tool, args, view);
  } catch (cause) {
    if (!(cause instanceof FootpathError) || cause.code !== 'bad_input') throw cause;
    const rested = definitions.length > 0 ? ` It rested on ${formatList(definitions)}.` : '';
    throw new FootpathError('bad_input', `${id} can't be computed again: ${cause.message}${rested}`, {
      cause,
    });
  }
}

async function explain(
  receipt: SavedReceipt,
  again: Envelope,
  { database, log }: WorkspaceView,
): Promise<string[]> {
  const differences = await explainDefinitions(database, receipt.definitions, again.definitions);
  if (receipt.dataVersion !== log.dataVersion) {
    const changes = explainData(
      await readDataChanges(database, receipt.dataVersion, log.until),
      receipt.asOf,
    );
    differences.push(...changes);
  }
  if (differences.length > 0) return differences;
  return [
    restOnRecords.has(again.tool)
      ? 'Neither events nor definitions changed: texts were read or themes found since, or the program computes it differently now.'
      : 'Neither data nor definitions changed: the program computes it differently now.',
  ];
}
