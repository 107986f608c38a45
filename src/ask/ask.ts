import type { Asker } from '../asker.js';
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
}

/**
 * Answers one question.
 * @throws FootpathError when it could not, with a sentence for the log; surfaces say it in their own words.
 */
export type Ask = (request: AskRequest) => Promise<Reply>;
