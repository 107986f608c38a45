import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  ToolSchema,
  type CallToolResult,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Reply } from '../ask/answer.js';
import type { Ask } from '../ask/ask.js';
import { createAuditedAsk } from '../ask/audited-ask.js';
import { createAsk } from '../ask/create-ask.js';
import { readCall } from '../ask/model/model-tools.js';
import type { ViewWorkspace } from '../ask/workspace-view.js';
import type { Asker } from '../asker.js';
import { FootpathError } from '../errors.js';
import { renderTerminal } from '../render/terminal.js';
import { allTools, type CallableTool } from '../../tools/registry.js';

export interface McpWorkspace {
  readonly view: ViewWorkspace;
  readonly ask: Ask;
}

const askInput = z.strictObject({
  question: z.string().min(1).describe('in plain words, such as "where do trial users drop off?"'),
});
const askTool: Tool = {
  name: 'ask',
  description: 'Answers a question about customer journeys in plain words, every figure checked.',
  inputSchema: jsonSchemaOf(askInput),
  annotations: { readOnlyHint: true },
};

/** Wide enough for the tables of an answer. */
const columns = 110;

/**
 * The analysis tools over the Model Context Protocol, and one that answers a question in plain words.
 *
 * @param maySeePeople whether customers may be named: what is answered goes to somebody's model.
 */
export function createMcpServer({ view, ask }: McpWorkspace, version: string, maySeePeople: boolean): Server {
  const asker: Asker = { team: '', user: 'mcp', channel: 'mcp', isDirect: true, maySeePeople };
  const server = new Server({ name: 'footpath', version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [askTool, ...tools().map(described)] }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: given = {} } }) => {
    try {
      return resultOf(await (name === askTool.name ? answer(given) : callTool(name, given)));
    } catch (error) {
      if (!(error instanceof FootpathError)) throw error;
      return { ...inWords(error.message), isError: true };
    }
  });
  return server;

  async function answer(given: unknown): Promise<Reply> {
    const { data } = askInput.safeParse(given);
    if (!data) throw new FootpathError('bad_input', 'ask takes {"question": "…"}, and nothing else.');
    return ask({ question: data.question, thread: [], asker });
  }

  /** As a question whose plan is known, so that rights, audit and words are those of any other question. */
  async function callTool(name: string, given: unknown): Promise<Reply> {
    if (!tools().some((tool) => tool.name === name))
      throw new FootpathError('bad_input', `There is no tool ${name}.`);
    const call = readCall({ id: name, name, args: JSON.stringify(given) });
    if ('problem' in call)
      throw new FootpathError('bad_input', `Arguments of ${name} to mend: ${call.problem}.`);
    const planner = {
      plan: () => Promise.resolve({ plan: call.plan, confidence: 1, why: ['called by name'] }),
    };
    const { database } = await view();
    return createAuditedAsk(
      createAsk(view, planner),
      database,
    )({ question: `tool ${name}`, thread: [], asker });
  }
}

/** All but the one that acts: a digest belongs to a person or channel of Slack. */
function tools(): readonly CallableTool[] {
  return allTools().filter(({ name }) => name !== 'schedule_digest');
}

function described({ name, description, input }: CallableTool): Tool {
  return { name, description, inputSchema: jsonSchemaOf(input), annotations: { readOnlyHint: true } };
}

function jsonSchemaOf(schema: z.ZodType): Tool['inputSchema'] {
  return ToolSchema.shape.inputSchema.parse(z.toJSONSchema(schema, { io: 'input' }));
}

function resultOf(reply: Reply): CallToolResult {
  const words = inWords(renderTerminal(reply, { columns, color: false }));
  return reply.kind === 'answer' ? { ...words, structuredContent: { ...reply.answer.envelope } } : words;
}

function inWords(text: string): Pick<CallToolResult, 'content'> {
  return { content: [{ type: 'text', text }] };
}
