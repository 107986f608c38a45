import { churnRiskComputation } from './churn-risk.js';
import type { Computation } from './computation.js';
import { momentsComputation } from './moments-of-truth.js';
import { nextBestActionComputation } from './next-best-action.js';
import type { ToolName } from './tool-arguments.js';

const computations: readonly Pick<Computation<never, unknown>, 'tool' | 'run'>[] = [
  churnRiskComputation,
  momentsComputation,
  nextBestActionComputation,
];

/** The long part of a tool. @throws RangeError when it has none. */
export function computationOf(tool: ToolName): Pick<Computation<never, unknown>, 'run'> {
  const found = computations.find((each) => each.tool === tool);
  if (!found) throw new RangeError(`computationOf: ${tool} has no part that takes long`);
  return found;
}
