import { Command } from 'commander';
import { replay, type Replay } from '../ask/replay.js';
import { formatCount, formatDate } from '../ask/figure-format.js';
import { wordAnswer } from '../ask/word-answer.js';
import { planSchema } from '../ask/plan.js';
import type { Session } from './session.js';

/** `footpath replay`: computes an answer again and says whether it still holds. */
export function replayCommand({ terminal, useWorkspace }: Session): Command {
  return new Command('replay')
    .description('compute an answer again, as of then and as of today')
    .argument('<receipt>', 'such as fp_7c1e0b2a9d44')
    .option('--json', 'as JSON')
    .action(async (id: string, flags: { json?: true }) => {
      await useWorkspace('footpath replay', async ({ view }) => {
        const again = await replay(id, view);
        if (flags.json) {
          terminal.stdout.write(`${JSON.stringify(again, null, 2)}\n`);
          return;
        }
        const { receipt, same, differences, figures, asOfThen, asOfNow } = again;
        const { catalog } = await view();
        const plan = planSchema.parse({ tool: receipt.tool, args: receipt.args });
        const words = (envelope: typeof asOfNow) =>
          'tool' in plan ? wordAnswer(plan, envelope, catalog).headline : '';
        const lines = [
          `${id}: ${receipt.tool}, as of ${formatDate(receipt.asOf)}`,
          same
            ? 'Computed again for that day: the same figures.'
            : 'Computed again for that day: other figures.',
          ...differences,
          ...figureLines(figures),
          ...(same ? [] : [`For that day now: ${words(asOfThen)}`]),
          ...(asOfNow === asOfThen ? [] : [`As of ${formatDate(asOfNow.as_of)}: ${words(asOfNow)}`]),
        ];
        terminal.stdout.write(`${lines.join('\n')}\n`);
      });
    });
}

const mostFigures = 8;

/** Bounds and counts behind an estimate follow from it; they are not told one by one. */
const minor = new Set(['low', 'high', 'n']);

function figureLines(figures: Replay['figures']): string[] {
  const told = figures.filter(({ about }) => !minor.has(about[about.length - 1] ?? ''));
  const lines = told
    .slice(0, mostFigures)
    .map(({ about, before, after }) => `  ${about.slice(1).join(' · ') || about[0]}: ${before} → ${after}`);
  const more = told.length - lines.length;
  return more > 0 ? [...lines, `  and ${formatCount(more)} more`] : lines;
}
