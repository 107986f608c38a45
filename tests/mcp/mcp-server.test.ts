import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAsk } from '../../src/ask/create-ask.js';
import { createOfflinePlanner } from '../../src/ask/offline-planner.js';
import { createMcpServer } from '../../src/mcp/mcp-server.js';
import type { Database } from '../../src/store/database.js';
import { allTools } from '../../tools/registry.js';
import { modelWorkspace } from '../support/model-workspace.js';
import { migratedPglite } from '../support/migrated-pglite.js';

let database: Database;
beforeAll(async () => {
  database = await migratedPglite();
});
afterAll(() => database.close());

/** A client of the protocol's own library, on the other end of the line. */
async function connect(maySeePeople = false) {
  const view = modelWorkspace(database);
  const ask = createAsk(view, createOfflinePlanner());
  const [near, far] = InMemoryTransport.createLinkedPair();
  await createMcpServer({ view, ask }, '1.2.3', maySeePeople).connect(far);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(near);
  return {
    client,
    call: async (name: string, args: Record<string, unknown>) => {
      const result = CallToolResultSchema.parse(await client.callTool({ name, arguments: args }));
      const text = result.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
      return { text, data: result.structuredContent, isError: result.isError === true };
    },
  };
}

describe('tools over MCP', () => {
  test('are all offered with their arguments, but for the one that acts', async () => {
    const { client } = await connect();
    const { tools } = await client.listTools();
    const expected = allTools()
      .map(({ name }) => name)
      .filter((name) => name !== 'schedule_digest');
    expect(tools.map(({ name }) => name)).toEqual(['ask', ...expected]);
    const dropOffs = tools.find(({ name }) => name === 'drop_offs');
    expect(dropOffs?.inputSchema.properties).toHaveProperty('journey');
    expect(tools.every(({ description }) => description)).toBe(true);
  });

  test('give words and the same envelope as everywhere', async () => {
    const { call } = await connect();
    const { text, data } = await call('drop_offs', { journey: 'trial' });
    // By the making of the workspace: each third customer stops at signing up, each fourth of the others at the trial.
    expect(data).toMatchObject({ tool: 'drop_offs', population: 120, args: { journey: 'trial' } });
    expect(data).toMatchObject({
      data: { steps: [{ customers: 120 }, { customers: 80 }, { customers: 60 }] },
    });
    expect(text).toContain('Signed Up');
  });

  test('answer a question in plain words', async () => {
    const { call } = await connect();
    const { text, data } = await call('ask', { question: 'where do trial users drop off?' });
    expect(data).toMatchObject({ tool: 'drop_offs' });
    expect(text).toContain('Signed Up');
  });

  test('name customers only when that was allowed', async () => {
    const refused = await (await connect()).call('customer', { customer: 'Marlow Studios' });
    expect(refused).toMatchObject({ isError: true });
    expect(refused.data).toBeUndefined();
    const allowed = await (await connect(true)).call('customer', { customer: 'Marlow Studios' });
    expect(JSON.stringify(allowed.data)).toContain('Marlow');
  });

  test.each([
    ['drop_offs', { journey: 'nowhere' }, 'nowhere'],
    ['drop_offs', { jorney: 'trial' }, 'jorney'],
    ['ask', {}, 'question'],
    ['ask', { question: 'hello', sql: 'drop table' }, 'question'],
    ['no_such_tool', {}, 'no_such_tool'],
    ['clarify', { about: 'tool', question: '', options: [] }, 'clarify'],
    ['schedule_digest', { action: 'list' }, 'schedule_digest'],
  ])('say what is wrong with %s %j', async (name, args, said) => {
    const { call } = await connect();
    const { text, isError } = await call(name, args);
    expect(isError).toBe(true);
    expect(text).toContain(said);
  });

  test('leave a line in the audit log', async () => {
    const { call } = await connect();
    await call('data_health', {});
    const rows = await database.query(
      `select user_id, reader, outcome from audit_entry where question = 'tool data_health'`,
    );
    expect(rows).toEqual([{ user_id: 'mcp', reader: 'figures', outcome: 'answered' }]);
  });
});
