import { readdirSync } from 'node:fs';
import { runTool } from '../../src/ask/run-tool.js';
import { ownSession } from '../../src/cli/session.js';
import { processTerminal } from '../../src/cli/terminal.js';
import { readConfig } from '../../src/config.js';
import { packageFile } from '../../src/package-root.js';
import { collectAnswers, plansOf, type CollectedAnswer } from './ledger/collect-answers.js';
import { measureLedger } from './ledger/measure-ledger.js';

/**
 * What the ledger makes of true and tampered answers of every tool:
 * `npm run bench:ledger -- <workspace with the demo company> [plans of each tool] [seed]`.
 */
const [folder = '.footpath', most = '12', seed = '1'] = process.argv.slice(2);
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
  console.log(`${answers.length} answers`);
  const tallies = [...measureLedger(answers, now.catalog, Number(seed))].sort(([a], [b]) =>
    a.localeCompare(b),
  );
  for (const [kind, { sentences, wrong }] of tallies)
    console.log(`${kind.padEnd(56)} ${String(sentences).padStart(6)} ${String(wrong).padStart(5)} wrong`);
  for (const [kind, { examples }] of tallies)
    if (!/, \w+$/.test(kind.replace('own words', '')))
      for (const one of examples.slice(0, 20)) console.log(`${kind}: ${one}`);
});
