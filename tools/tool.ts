import type { z } from 'zod';
import type { Asker } from '../src/asker.js';
import type { FeedbackReader } from '../src/feedback/feedback-reader.js';
import type { Database } from '../src/store/database.js';
import type { Background, Ground } from './background.js';
import type { ToolArguments, ToolName } from './tool-arguments.js';

/** What a tool works on. Everything is as of `asOf`. */
export interface ToolDependencies extends Ground {
  readonly database: Database;
  /** What the bot itself keeps, where `database` shows only the customers that a reader may see, and takes nothing. */
  readonly records?: Database;
  /** Reads texts, such as the one that is searched for. */
  readonly feedback: FeedbackReader;
  /** Who asks, and where; absent in the terminal. */
  readonly asker?: Asker;
  /** Where long computations run; on this thread when absent. */
  readonly background?: Background;
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

export interface ToolResult<Data> {
  /** Customers that the answer is about. */
  readonly population: number;
  /** The definitions it rests on, such as `trial@3`. */
  readonly definitions: readonly string[];
  readonly data: Data;
  /** Sentences that a reader must know before acting on the figures. */
  readonly caveats: readonly string[];
}

/** One analysis: a word of the bot's vocabulary. */
export interface Tool<Name extends ToolName, Data> {
  readonly name: Name;
  /** For the model, MCP and the docs: what it answers, in one or two sentences. */
  readonly description: string;
  readonly input: z.ZodType<ToolArguments<Name>>;
  readonly output: z.ZodType<Data>;
  execute(args: ToolArguments<Name>, dependencies: ToolDependencies): Promise<ToolResult<Data>>;
}

/** The same for every tool, in the terminal, in Slack, on the web, over MCP and in `--json` (CONTRACT §4). */
export interface Envelope<Name extends ToolName = ToolName, Data = unknown> {
  readonly tool: Name;
  readonly args: ToolArguments<Name>;
  readonly as_of: string;
  readonly population: number;
  readonly definitions: readonly string[];
  readonly data: Data;
  readonly caveats: readonly string[];
  readonly receipt: string;
  readonly ms: number;
}
