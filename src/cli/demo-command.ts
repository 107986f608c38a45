import { Command } from 'commander';
import { formatCount } from '../ask/figure-format.js';
import { loadDemo } from '../demo/load-demo.js';
import { indexFeedback } from '../feedback/store/index-feedback.js';
import type { Session } from './session.js';

/** `footpath demo`: makes the demo company Harbor and loads it. */
export function demoCommand({ terminal, progress, useWorkspace }: Session): Command {
  return new Command('demo')
    .description('make the demo company Harbor and load it into the workspace')
    .action(async () => {
      await useWorkspace(
        'footpath demo',
        async ({ workspace, feedback }) => {
          await loadDemo(workspace.database, { folder: workspace.folder, progress });
          await workspace.refresh();
          await indexFeedback(workspace.database, feedback, progress);
          const { customerCount, eventCount } = await workspace.log();
          terminal.stdout.write(
            `Harbor is loaded: ${formatCount(customerCount)} customers, ${formatCount(eventCount)} events.\n`,
          );
        },
        { makes: true },
      );
    });
}
