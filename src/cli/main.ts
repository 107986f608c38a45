#!/usr/bin/env node
import { runCommand } from './run-command.js';
import { processTerminal } from './terminal.js';

// Whoever reads our output may stop early: `footpath catalog | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), processTerminal());
// What is left, such as a call to Slack that nobody waits for any more, must not hold up the end.
setTimeout(() => process.stdout.writableLength === 0 && process.exit(), 2000).unref();
