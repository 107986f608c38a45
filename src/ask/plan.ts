import { z } from 'zod';
import { toolArguments, type ToolArguments, type ToolName } from '../../tools/tool-arguments.js';

/** A tool to call with exactly what the question said: names as in the catalog, defaults left out. */
export type ToolPlan = {
  [Name in ToolName]: { readonly tool: Name; readonly args: ToolArguments<Name> };
}[ToolName];

export interface ClarifyPlan {
  readonly clarify: {
    /** The argument that is missing, or `tool`. */
    readonly about: string;
    readonly question: string;
    readonly options: readonly string[];
  };
}

export interface DeclinePlan {
  readonly decline: { readonly reason: DeclineReason; readonly message: string };
}

const declineReasons = ['out_of_scope', 'not_tracked', 'not_permitted'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What a question was understood as (CONTRACT §3). */
export type Plan = ToolPlan | ClarifyPlan | DeclinePlan;

/** One tool at a time, so that each name keeps the type of its own arguments. */
const planOf = <Name extends ToolName>(
  tool: Name,
): z.ZodObject<{ tool: z.ZodLiteral<Name>; args: (typeof toolArguments)[Name] }, z.core.$strict> =>
  z.strictObject({ tool: z.literal(tool), args: toolArguments[tool] });

/** Reads a plan that comes from outside: a thread file, a model. */
export const planSchema = z.union([
  planOf('journey_map'),
  planOf('drop_offs'),
  planOf('paths'),
  planOf('segments'),
  planOf('moments_of_truth'),
  planOf('churn_risk'),
  planOf('customers'),
  planOf('next_best_action'),
  planOf('forecast'),
  planOf('trend'),
  planOf('retention'),
  planOf('customer'),
  planOf('effect'),
  planOf('feedback_themes'),
  planOf('feedback_search'),
  planOf('definitions'),
  planOf('data_health'),
  planOf('schedule_digest'),
  z.strictObject({
    clarify: z.strictObject({
      about: z.string(),
      question: z.string().default(''),
      options: z.array(z.string()).default([]),
    }),
  }),
  z.strictObject({
    decline: z.strictObject({ reason: z.enum(declineReasons), message: z.string().default('') }),
  }),
]);

/** One earlier turn of a thread. */
export interface Turn {
  readonly question: string;
  readonly plan: Plan;
}
