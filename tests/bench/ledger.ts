import { readdirSync } from 'node:fs';
import { runTool } from '../../src/ask/run-tool.js';
import { ownSession } from '../../src/cli/session.js';
import { processTerminal } from '../../src/cli/terminal.js';
import { readConfig } from '../../src/config.js';
import { packageFile } from '../../src/package-root.js';
import { collectAnswers, plansOf, type CollectedAnswer } from './ledger/collect-answers.js';
import { measureAnswers } from './ledger/measure-answers.js';
import { vocabularyOf } from './ledger/vocabulary-of.js';

/**
 * What the ledger makes of whole answers of every tool, 1,000 true and 1,000 tampered ones in each voice:
 * `npm run bench:ledger -- <workspace with the demo company> [plans of each tool] [seed]`.
 */
const [folder = '.footpath', most = '6', seed = '1'] = process.argv.slice(2);
const sets = packageFile('tests', 'eval');
const files = readdirSync(sets).filter((file) => /^harbor\..*jsonl$/.test(file));
const session = ownSession(processTerminal(), readConfig(), folder);
await session.useWorkspace('ledger benchmark', async ({ view }) => {
  const now = await view();
  const answers: CollectedAnswer[] = [];
  const plans = plansOf(files.map((file) => new URL(`file://${sets}/${file}`)));
  for await (const answer of collectAnswers(
    plans,
    (plan) => runTool(plan.tool, plan.args, now),
    Number(most),
  ))
    answers.push(answer);
  console.log(`${answers.length} results of ${new Set(answers.map(({ plan }) => plan.tool)).size} tools`);
  const tallies = measureAnswers(answers, now.catalog, vocabularyOf(now.catalog, answers), {
    each: 1000,
    seed: Number(seed),
  });
  for (const [kind, { answers: asked, wrong }] of tallies)
    console.log(`${kind.padEnd(56)} ${String(asked).padStart(6)} ${String(wrong).padStart(5)} wrong`);
  for (const [kind, { examples }] of tallies)
    if (/^(?:true|tampered), [a-z ]+$/.test(kind))
      for (const one of examples.slice(0, 25)) console.log(`${kind}: ${one}`);
});
