import { z } from 'zod';
import { planSchema, type Plan, type Turn } from '../ask/plan.js';
import { digestOfThread } from '../store/digest-runs.js';
import type { Database } from '../store/database.js';
import type { QuestionInbox, Thread } from './question-inbox.js';

const storedPlan = z.custom<Plan>((plan) => planSchema.safeParse(plan).success);

/** What was said in a thread so far: first the digest that began it, where one did. */
export function createTranscript(
  database: Database,
  team: string,
  inbox: QuestionInbox,
): (thread: Thread) => Promise<Turn[]> {
  return async (thread) => {
    const [digest, turns] = await Promise.all([
      digestOfThread(database, team, thread),
      inbox.transcript(thread),
    ]);
    const about = storedPlan.safeParse(digest?.about);
    return about.success ? [{ question: 'What changed last week?', plan: about.data }, ...turns] : turns;
  };
}
