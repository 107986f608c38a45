import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { planSchema, type Turn } from '../ask/plan.js';
import type { Reply } from '../ask/answer.js';
import { requireData } from '../ask/workspace-view.js';
import { FootpathError } from '../errors.js';
import { renderTerminal } from '../render/terminal.js';
import { asOfOption, type AsOfFlag } from './as-of-option.js';
import type { Session } from './session.js';

interface AskFlags extends AsOfFlag {
  readonly plan?: true;
  readonly json?: true;
  readonly thread?: string;
  readonly chart?: string;
}

const defaultColumns = 80;

/** `footpath ask`: answers a question in the terminal. */
export function askCommand(session: Session): Command {
  return new Command('ask')
    .description('answer a question')
    .argument('<question>')
    .addOption(asOfOption())
    .option('--thread <file>', 'earlier turns, one JSON object {"question", "plan"} a line')
    .option('--plan', 'print what the question was understood as, and nothing else')
    .option('--json', 'print plan, result, answer and ledger as JSON')
    .option('--chart <file.png>', 'write the chart to a file')
    .action((question: string, flags: AskFlags) => answer(session, question, flags));
}

async function answer(session: Session, question: string, flags: AskFlags): Promise<void> {
  const { terminal } = session;
  const thread = flags.thread === undefined ? [] : await readThread(resolve(terminal.cwd, flags.thread));
  await session.useWorkspace('footpath ask', async ({ ask, planner, view }) => {
    if (flags.plan) {
      const now = await view(flags.asOf);
      requireData(now);
      const { plan } = await planner.plan({ ...now, question, thread, today: now.asOf });
      terminal.stdout.write(`${JSON.stringify(plan)}\n`);
      return;
    }
    const reply = await ask({ question, thread, asOf: flags.asOf });
    terminal.stdout.write(
      flags.json
        ? `${JSON.stringify(replyAsJson(reply), null, 2)}\n`
        : `${renderTerminal(reply, { columns: terminal.columns ?? defaultColumns, color: terminal.color })}\n`,
    );
    if (flags.chart !== undefined) await writeChart(reply, resolve(terminal.cwd, flags.chart));
  });
}

/** The machine-readable form: plan, result, answer, ledger. */
function replyAsJson(reply: Reply): object {
  if (reply.kind === 'clarify') {
    return { plan: { clarify: reply.clarify }, result: null, answer: null, ledger: null };
  }
  if (reply.kind === 'decline') {
    return { plan: { decline: reply.decline }, result: null, answer: null, ledger: null };
  }
  const { plan, envelope, ledger, ...words } = reply.answer;
  return { plan, result: envelope, answer: words, ledger };
}

async function writeChart(reply: Reply, file: string): Promise<void> {
  if (reply.kind !== 'answer') return;
  // Drawing needs fonts and a rasteriser, which an answer in words does not wait for.
  const { renderChart } = await import('../render/render-chart.js');
  const chart = await renderChart(reply.answer);
  if (!chart) throw new FootpathError('bad_input', 'There is no chart for this answer.');
  await writeFile(file, chart.png);
}

const turnSchema = z.object({ question: z.string(), plan: planSchema });

async function readThread(file: string): Promise<Turn[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new FootpathError('not_found', `The thread file ${file} can't be read.`, { cause });
  });
  return text
    .split('\n')
    .map((line, place) => ({ line, number: place + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      try {
        return turnSchema.parse(JSON.parse(line));
      } catch (cause) {
        throw new FootpathError(
          'bad_input',
          `Line ${number} of ${file} is not a turn: {"question": …, "plan": …}.`,
          { cause },
        );
      }
    });
}
