import { z } from 'zod';
import { evidenceKinds } from './action-evidence.js';
import { estimateSchema } from './estimate-schema.js';
import { personal } from './personal.js';

const adviceSchema = z.object({
  customer: personal(z.string()),
  name: personal(z.string()),
  stage: z.string().nullable(),
  /** null: nothing is known to help this customer. */
  action: z.string().nullable(),
  uplift: estimateSchema.nullable(),
});

export const nextBestActionOutput = z.object({
  outcome: z.string(),
  /** An outcome to prevent is lowered; `uplift` above 0 is good either way. */
  aim: z.enum(['raise', 'lower']),
  /** Days after the action in which the outcome counts. */
  horizon_days: z.number(),
  actions: z.array(
    z.object({
      action: z.string(),
      /** Customers for whom it is the best thing to do now. */
      customers: z.number(),
      /** Rise of the chance of the good result; null where nothing can be said. */
      uplift: estimateSchema.nullable(),
      evidence: z.enum(evidenceKinds),
      /** `helps some`: on average nothing is sure, but it helps some kinds. */
      verdict: z.enum(['helps', 'helps some', 'harms', 'no evidence']),
      q: z.number(),
      /** The plain difference, before anything was allowed for. */
      crude: estimateSchema.nullable(),
      /** Customers who were given it while the outcome was open. */
      given: z.number(),
      /** What they had done before, and by when nearly all were given it. */
      entry: z.string().nullable(),
      given_within_days: z.number(),
      /** For whom it works better or worse, where that is sure. */
      kinds: z.array(z.object({ trait: z.string(), value: z.string(), uplift: estimateSchema })),
      customers_sample: z.array(z.object({ customer: personal(z.string()), name: personal(z.string()) })),
    }),
  ),
  customers: z.array(adviceSchema),
  /** Customers for whom an action could be chosen now, and those of them for whom nothing is known to help. */
  candidates: z.number(),
  without_advice: z.number(),
  withheld: z.string().nullable(),
});
export type NextBestAction = z.output<typeof nextBestActionOutput>;
