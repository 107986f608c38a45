import type { ChatCompletionFunctionTool } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { allTools } from '../../../tools/registry.js';
import { planSchema, type Plan } from '../plan.js';
import type { ToolCall } from './draft.js';

const clarify = z.strictObject({
  about: z.string().describe('the argument that is missing, or `tool`'),
  question: z.string(),
  options: z.array(z.string()).max(6),
});
const decline = z.strictObject({
  reason: z.enum(['out_of_scope', 'not_tracked', 'not_permitted']),
  message: z.string(),
});

/** The tools as an endpoint wants them; two of them ask back and decline. */
export function modelTools(): ChatCompletionFunctionTool[] {
  return (described ??= [
    ...allTools().map(({ name, description, input }) => describeTool(name, description, input)),
    describeTool('clarify', 'Ask back, when the question can mean different things.', clarify),
    describeTool('decline', 'Say that this can not be answered, and why.', decline),
  ]);
}

/** They never change, and describing them takes longer than most answers. */
let described: ChatCompletionFunctionTool[] | undefined;

/** A tool as an endpoint wants it. */
export function describeTool(
  name: string,
  description: string,
  input: z.ZodType,
): ChatCompletionFunctionTool {
  const parameters = { ...z.toJSONSchema(input, { io: 'input' }) };
  return { type: 'function', function: { name, description, parameters } };
}

/** What a call means; the problem in words where it means nothing. */
export function readCall({ name, args }: ToolCall): { plan: Plan } | { problem: string } {
  const known = modelTools().map((tool) => tool.function.name);
  if (!known.includes(name)) return { problem: `There is no tool ${name}. There are: ${known.join(', ')}.` };
  let given: unknown;
  try {
    given = JSON.parse(args || '{}');
  } catch {
    return { problem: 'The arguments are no JSON.' };
  }
  const parsed = planSchema.safeParse(
    name === 'clarify' || name === 'decline' ? { [name]: given } : { tool: name, args: given },
  );
  if (parsed.success) return { plan: parsed.data };
  const schema = allTools().find((tool) => tool.name === name)?.input;
  const issues = schema?.safeParse(given).error?.issues ?? parsed.error.issues;
  return { problem: issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
}
