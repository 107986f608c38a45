import { z } from 'zod';
import type { Ground } from './background.js';
import type { ToolName } from './tool-arguments.js';
import type { ToolDependencies } from './tool.js';

/** The long part of a tool: what it makes of the same ground is the same on any thread. */
export interface Computation<Args, Result> {
  readonly tool: ToolName;
  readonly compute: (args: Args, ground: Ground) => Result;
  readonly output: z.ZodType<Result>;
  /** The same of arguments that come from another thread. */
  readonly run: (args: unknown, ground: Ground) => unknown;
}

export function computation<Args, Result>(
  { name, input, output }: { name: ToolName; input: z.ZodType<Args>; output: z.ZodType<Result> },
  compute: Computation<Args, Result>['compute'],
): Computation<Args, Result> {
  return { tool: name, compute, output, run: (args, ground) => compute(input.parse(args), ground) };
}

/** Computes in the background where there is one, else here. */
export async function computed<Args, Result>(
  { tool, compute, output }: Computation<Args, Result>,
  args: Args,
  dependencies: ToolDependencies,
): Promise<Result> {
  const { background, signal, log, definitions, versions, asOf, progress } = dependencies;
  const ground = { log, definitions, versions, asOf, progress };
  return background
    ? output.parse(await background.compute(tool, args, ground, signal))
    : compute(args, ground);
}

export function toolResult<Data>(data: z.ZodType<Data>) {
  return z.object({
    population: z.number(),
    definitions: z.array(z.string()).readonly(),
    data,
    caveats: z.array(z.string()).readonly(),
  });
}
