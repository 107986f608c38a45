import { z } from 'zod';
import type { Channel, Workspace } from '../workspace.js';

/** Slack's refusal: an error name, and for some of them the details. */
export class Refusal extends Error {
  readonly details: readonly string[];

  constructor(name: string, details: readonly string[] = []) {
    super(name);
    this.details = details;
  }
}

export type Result = Record<string, unknown>;

/** One method of the Web API, with its arguments as they came. */
export interface Method {
  run(workspace: Workspace, args: Record<string, unknown>, origin: string): Result;
}

export const text = z.string().min(1);

/** Arguments come as a form: what is not text is JSON in it. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

export function method<Schema extends z.ZodType>(
  schema: Schema,
  run: (workspace: Workspace, args: z.output<Schema>, origin: string) => Result,
): Method {
  return {
    run(workspace, args, origin) {
      const parsed = schema.safeParse(args);
      if (parsed.success) return run(workspace, parsed.data, origin);
      const details = parsed.error.issues.map((issue) => `[ERROR] ${issue.path.join('/')}: ${issue.message}`);
      throw new Refusal('invalid_arguments', details);
    },
  };
}

export function existingChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.channel(id);
  if (!channel) throw new Refusal('channel_not_found');
  return channel;
}
