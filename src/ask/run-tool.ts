import type { Envelope } from '../../tools/tool.js';
import { toolNamed, type CallableTool } from '../../tools/registry.js';
import { saveReceipt } from '../store/receipt-store.js';
import { requireData, type WorkspaceView } from './workspace-view.js';

/**
 * Runs one tool and keeps a receipt of what came out.
 * @throws FootpathError `bad_input` for an unknown tool, wrong arguments or unknown names.
 */
export async function runTool(name: string, given: unknown, view: WorkspaceView): Promise<Envelope> {
  const tool = toolNamed(name);
  requireData(view);
  const { results, signal } = view;
  const compute = (until?: AbortSignal) => computed(tool, given, { ...view, signal: until });
  return results ? results.of(tool.name, given, compute, signal) : compute(signal);
}

async function computed(tool: CallableTool, given: unknown, view: WorkspaceView): Promise<Envelope> {
  const started = performance.now();
  const { args, result } = await tool.call(given, view);
  const { population, definitions, data, caveats } = result;
  const receipt = await saveReceipt(view.records ?? view.database, {
    tool: tool.name,
    args,
    asOf: view.asOf,
    definitions,
    dataVersion: view.log.dataVersion,
    result: { population, data, caveats },
  });
  const ms = Math.round(performance.now() - started);
  return { tool: tool.name, args, as_of: view.asOf, population, definitions, data, caveats, receipt, ms };
}
