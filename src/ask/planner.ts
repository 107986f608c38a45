import type { Catalog } from './catalog.js';
import type { Plan, Turn } from './plan.js';

export interface PlanRequest {
  readonly question: string;
  /** Earlier turns of this thread, oldest first. */
  readonly thread: readonly Turn[];
  readonly catalog: Catalog;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** True when the text is the name, id or e-mail address of a customer. */
  readonly isCustomer: (text: string) => boolean;
}

export interface Planned {
  readonly plan: Plan;
  /** 0–1: below 0.5 a planner asks back instead of guessing. */
  readonly confidence: number;
  /** What each part of the question was taken for, in words, for `--json` and for people who tune it. */
  readonly why: readonly string[];
  /** Told in the answer, or said to be missing there. */
  readonly splits?: readonly AskedSplit[];
}

/** What texts were asked to be told apart by, where the tool has no argument for it: `per week`, `by source`, `by plan`. */
export interface AskedSplit {
  readonly by: 'time' | 'source' | 'trait';
  /** `week`, a trait's name; of two sources set against each other each by its name, else `source`. */
  readonly name: string;
}

/** Understands a question. Offline by grammar, or by a model: the same answer shape from both. */
export interface Planner {
  plan(request: PlanRequest): Promise<Planned>;
}
