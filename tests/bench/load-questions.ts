import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packageFile } from '../../src/package-root.js';

const lineSchema = z.object({
  question: z.string(),
  thread: z.unknown().optional(),
  plans: z.array(z.object({ tool: z.string().optional() })),
});

/** What people ask Harbor, of all tools but the one that acts: questions of the evaluation set that need no thread before them. */
export function loadQuestions(): string[] {
  return readFileSync(packageFile('tests', 'eval', 'harbor.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))
    .filter(({ thread, plans }) => thread === undefined && plans[0]?.tool !== 'schedule_digest')
    .map(({ question }) => question);
}
