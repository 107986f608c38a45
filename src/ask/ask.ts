import type { Asker } from '../asker.js';
import type { ToolName } from '../../tools/tool-arguments.js';
import type { Reply } from './answer.js';
import type { Turn } from './plan.js';

export interface AskRequest {
  readonly question: string;
  /** Earlier turns of this thread, oldest first. */
  readonly thread: readonly Turn[];
  /** Today, YYYY-MM-DD; the last day in the data when left out. */
  readonly asOf?: string;
  /** Who asks; absent in the terminal, where everything may be seen. */
  readonly asker?: Asker;
  /** Hears how far the work has come. */
  readonly onStep?: (step: AskStep) => void;
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** A part of the work that begins, or goes on. */
export type AskStep =
  | {
      readonly kind: 'computing';
      readonly tool: ToolName;
      /** How much of it is done, 0–1, where it takes long. */
      readonly share?: number;
    }
  | { readonly kind: 'wording' };

/**
 * Answers one question.
 * @throws FootpathError when it could not, with a sentence for the log; surfaces say it in their own words.
 */
export type Ask = (request: AskRequest) => Promise<Reply>;
