import type { ToolName } from '../../../../tools/tool-arguments.js';
import type { AskedSplit } from '../../planner.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';

/** An argument without which the tool can't work, and what to ask for it. */
export interface Missing {
  readonly about: string;
  readonly question: string;
  readonly options: readonly string[];
}

export interface Draft {
  /** Arguments in the tool's own names; undefined ones are left out of the plan. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly missing?: Missing;
  readonly splits?: readonly AskedSplit[];
}

/** How one tool is asked for. */
export interface ToolGrammar {
  readonly tool: ToolName;
  /** What speaks for this tool besides its turns of phrase, in the points that those give. */
  readonly evidence?: (question: Question) => number;
  readonly read: (reading: Reading) => Draft;
}

/** `undefined` becomes an absent argument. */
export const given = (args: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
