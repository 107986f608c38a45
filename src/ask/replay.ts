import { hashJson } from '../store/canonical-json.js';
import { readReceipt, type SavedReceipt } from '../store/receipt-store.js';
import type { Envelope } from '../../tools/tool.js';
import { runTool } from './run-tool.js';
import type { ViewWorkspace } from './workspace-view.js';

/** An answer computed again. */
export interface Replay {
  readonly receipt: SavedReceipt;
  /** The same question about the same day, from the data and definitions of now. */
  readonly asOfThen: Envelope;
  /** The same question about the last day in the data. */
  readonly asOfNow: Envelope;
  readonly same: boolean;
  /** Why the figures of that day may have changed, in words; empty when they have not. */
  readonly differences: readonly string[];
}

/**
 * Computes an answer again, about its own day and about today.
 * @throws FootpathError `not_found` for a receipt that this workspace never gave.
 */
export async function replay(id: string, view: ViewWorkspace): Promise<Replay> {
  const now = await view();
  const receipt = await readReceipt(now.database, id);
  const then = await view(receipt.asOf);
  const asOfThen = await runTool(receipt.tool, receipt.args, then);
  const asOfNow = receipt.asOf === now.asOf ? asOfThen : await runTool(receipt.tool, receipt.args, now);
  const { population, data, caveats } = asOfThen;
  const same = hashJson({ population, data, caveats }) === receipt.resultHash;
  return {
    receipt,
    asOfThen,
    asOfNow,
    same,
    differences: same ? [] : explain(receipt, asOfThen, then.log.dataVersion),
  };
}

function explain(receipt: SavedReceipt, again: Envelope, dataVersion: string): string[] {
  const changed = again.definitions.filter((version) => !receipt.definitions.includes(version));
  const differences = changed.map((version) => {
    const name = version.replace(/@\d+$/, '');
    const former = receipt.definitions.find((other) => other.startsWith(`${name}@`));
    return former ? `${name} was ${former} then and is ${version} now.` : `It rests on ${version} now.`;
  });
  if (receipt.dataVersion !== dataVersion) {
    differences.push(
      'Data came in since: late records, merged customers or other changes to what was known then.',
    );
  }
  return differences.length > 0 ? differences : ['The program computes it differently now.'];
}
