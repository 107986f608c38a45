import type { Definitions } from '../src/journeys/definitions.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { Progress } from '../src/progress.js';
import type { ToolName } from './tool-arguments.js';

/** What the long part of an answer works on: nothing that only one thread has, such as a database. */
export interface Ground {
  /** Holds nothing after `asOf`. */
  readonly log: JourneyLog;
  readonly definitions: Definitions;
  /** Version of each definition by `kind name`, such as `journey trial`. */
  readonly versions: ReadonlyMap<string, number>;
  /** Today, YYYY-MM-DD: the last day that is seen, all of it included. */
  readonly asOf: string;
  readonly progress: Progress;
}

/** Computes on another thread, so that this one goes on answering. */
export interface Background {
  /** @param signal ends the work. */
  compute(tool: ToolName, args: unknown, ground: Ground, signal?: AbortSignal): Promise<unknown>;
}
