import { finished } from 'node:stream/promises';
import { Command } from 'commander';
import { packageVersion } from '../package-version.js';
import type { Session } from './session.js';

/** `footpath mcp`: serves the tools over standard input and output, until the input ends. */
export function mcpCommand({ terminal, useWorkspace }: Session): Command {
  return new Command('mcp')
    .description('serve the tools to a model over MCP (stdio)')
    .option('--people', 'let answers name customers, list them and quote what they wrote')
    .action(async ({ people = false }: { people?: boolean }) => {
      const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
      const { createMcpServer } = await import('../mcp/mcp-server.js');
      await useWorkspace('footpath mcp', async (open) => {
        const server = createMcpServer(open, packageVersion(), people);
        const input = finished(terminal.stdin, { writable: false });
        await server.connect(new StdioServerTransport(terminal.stdin, terminal.stdout));
        await input;
        await server.close();
      });
    });
}
