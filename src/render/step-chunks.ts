import type { AskStep } from '../ask/ask.js';
import type { ToolName } from '../../tools/tool-arguments.js';
import type { StepChunk } from './step-chunk.js';

const understanding: NamedStep = { id: 'understand', title: 'Understanding the question' };
const wording: NamedStep = { id: 'word', title: 'Checking every figure against the result' };

/** What a tool does, without anything that the question said: not all who read along may see that. */
const work: Readonly<Record<ToolName, string>> = {
  journey_map: 'Drawing the journey from what customers did',
  drop_offs: 'Following customers from step to step',
  paths: 'Looking for the ways that customers go',
  segments: 'Sorting customers by what they do',
  moments_of_truth: 'Comparing customers at the same time of their journey',
  churn_risk: 'Estimating who is likely to leave',
  customers: 'Picking the customers who fit',
  next_best_action: 'Comparing what could be done',
  forecast: 'Estimating what comes next',
  trend: 'Counting over time',
  retention: 'Counting who came back',
  customer: 'Reading one customer’s journey',
  effect: 'Comparing before and after',
  feedback_themes: 'Reading what customers write',
  feedback_search: 'Searching what customers write',
  definitions: 'Looking up what words mean here',
  data_health: 'Checking the data',
  schedule_digest: 'Setting up the digest',
};

/** The steps so far: all done but the last one. @param end how the last one ended, once it has. */
export function stepChunks(steps: readonly AskStep[], end?: 'complete' | 'error'): StepChunk[] {
  const named = [understanding, ...steps.map(nameOf)];
  // A model may compute several times, and says how far it is: each id stands for its latest.
  const latest = new Map(named.map((step) => [step.id, step]));
  const shown = [...latest.values()];
  return shown.map(({ id, title, share }, place) => {
    const status = place < shown.length - 1 ? 'complete' : (end ?? 'in_progress');
    const done = share === undefined || status !== 'in_progress' ? '' : `: ${Math.floor(100 * share)}% done`;
    return { type: 'task_update', id, title: `${title}${done}`, status };
  });
}

interface NamedStep {
  readonly id: string;
  readonly title: string;
  readonly share?: number;
}

function nameOf(step: AskStep): NamedStep {
  if (step.kind === 'wording') return wording;
  return { id: `compute ${step.tool}`, title: work[step.tool], share: step.share };
}
