import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { planSchema } from '../../src/ask/plan.js';

const turnSchema = z.strictObject({ question: z.string(), plan: planSchema });

/** A clarify or decline is wanted by its kind alone. */
const wantedSchema = z.union([
  planSchema,
  z.strictObject({ clarify: z.strictObject({ about: z.string() }) }),
  z.strictObject({ decline: z.strictObject({ reason: z.string() }) }),
]);
export type WantedPlan = z.output<typeof wantedSchema>;

const questionSchema = z.strictObject({
  id: z.string(),
  persona: z.string(),
  kind: z.enum(['single', 'followup', 'clarify', 'decline']),
  thread: z.array(turnSchema).default([]),
  question: z.string(),
  /** Every acceptable plan, the most natural one first. */
  plans: z.array(wantedSchema).min(1),
});
export type WantedAnswer = z.output<typeof questionSchema>;

/** Reads a question set: one JSON object a line. */
export function readQuestions(file: string | URL): WantedAnswer[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => questionSchema.parse(JSON.parse(line)));
}
