import type { z } from 'zod';
import { FootpathError } from '../src/errors.js';
import { customer } from './customer.js';
import { customers } from './customers.js';
import { dataHealth } from './data-health.js';
import { definitions } from './definitions.js';
import { churnRisk } from './churn-risk.js';
import { dropOffs } from './drop-offs.js';
import { effect } from './effect.js';
import { forecast } from './forecast.js';
import { journeyMap } from './journey-map.js';
import { momentsOfTruth } from './moments-of-truth.js';
import { retention } from './retention.js';
import { trend } from './trend.js';
import { paths } from './paths.js';
import { toolNameSchema, type ToolArguments, type ToolName } from './tool-arguments.js';
import type { Tool, ToolDependencies, ToolResult } from './tool.js';

/** A tool whose arguments still have to be checked: what the planner, the model, MCP and the CLI call. */
export interface CallableTool {
  readonly name: ToolName;
  readonly description: string;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** @throws FootpathError `bad_input` that lists every wrong argument. */
  readonly call: (args: unknown, dependencies: ToolDependencies) => Promise<CheckedCall>;
}

export interface CheckedCall {
  readonly args: ToolArguments<ToolName>;
  readonly result: ToolResult<unknown>;
}

const tools: readonly CallableTool[] = [
  callable(dropOffs),
  callable(trend),
  callable(momentsOfTruth),
  callable(churnRisk),
  callable(customers),
  callable(customer),
  callable(forecast),
  callable(retention),
  callable(dataHealth),
  callable(paths),
  callable(effect),
  callable(definitions),
  callable(journeyMap),
];

export function allTools(): readonly CallableTool[] {
  return tools;
}

/** @throws FootpathError `bad_input` when there is no such tool. */
export function toolNamed(name: string): CallableTool {
  const found = tools.find((tool) => tool.name === name);
  if (found) return found;
  const planned = toolNameSchema.safeParse(name).success;
  const names = tools.map((tool) => tool.name).join(', ');
  throw new FootpathError(
    'bad_input',
    planned
      ? `${name} is not built yet. There are: ${names}.`
      : `There is no tool ${name}. There are: ${names}.`,
  );
}

function callable<Name extends ToolName, Data>(tool: Tool<Name, Data>): CallableTool {
  const { name, description, input, output } = tool;
  return {
    name,
    description,
    input,
    output,
    async call(given, dependencies) {
      const parsed = input.safeParse(given);
      if (!parsed.success) {
        const problems = parsed.error.issues.map(({ path, message }) =>
          path.length > 0 ? `${path.join('.')}: ${message}` : message,
        );
        throw new FootpathError('bad_input', `Arguments of ${name} to mend: ${problems.join('; ')}.`);
      }
      return { args: parsed.data, result: await tool.execute(parsed.data, dependencies) };
    },
  };
}
