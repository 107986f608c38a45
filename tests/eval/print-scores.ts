import { tally, type Evaluated } from './evaluate.js';

/** How a set fared, in shares. */
export function summary(evaluated: readonly Evaluated[]): string {
  const { n, exact, asked, declined, wrong } = tally(evaluated);
  const percent = (count: number): string => `${((100 * count) / n).toFixed(1)} %`;
  return `${n} questions: exact ${percent(exact)}, asked ${percent(asked)}, declined ${percent(declined)}, wrong ${percent(wrong)}`;
}

/** A question that was not planned exactly, with what was read of it. */
export function printMiss({ wanted, got, why, verdict }: Evaluated): void {
  console.log(`[${verdict}] ${wanted.id} ${wanted.question}\n  got    ${JSON.stringify(got)}`);
  for (const plan of wanted.plans) console.log(`  wanted ${JSON.stringify(plan)}`);
  for (const reason of why) console.log(`         ${reason}`);
}
