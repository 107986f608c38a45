import { z } from 'zod';
import { estimateSchema } from './estimate-schema.js';
import { quoteSchema } from './quote-schema.js';

const afterwardsSchema = z.object({
  activity: z.string(),
  /** Of those who spoke of the theme: who did it within 30 days after they first did. */
  share: estimateSchema,
  /** Of those who spoke of other themes alone. */
  others: estimateSchema,
  difference: estimateSchema,
  q: z.number(),
});
const outcomeSchema = z.object({
  outcome: z.string(),
  /** Difference in the risk of the outcome within 30 days after a customer had spoken of the theme, adjusted. */
  effect: estimateSchema,
  risk_ratio: estimateSchema.nullable(),
  crude: estimateSchema,
  q: z.number(),
});

const feelingCounts = z.object({
  label: z.string(),
  of: z.number(),
  negative_texts: z.number(),
  positive_texts: z.number(),
});

const spokenCount = z.object({ label: z.string(), mentions: z.number() });

const coursePointSchema = z.object({
  /** `week of 19 October 2026`, `October 2026`. */
  label: z.string(),
  /** First day, YYYY-MM-DD. */
  from: z.string(),
  /** Not all of it lies in the time that is asked about. */
  partial: z.boolean(),
  texts: z.number(),
  negative: z.number(),
  positive: z.number(),
});

export const feedbackThemesOutput = z.object({
  texts: z.number(),
  /** Shares of the texts of which the feeling is known, whichever feeling is asked about. */
  feeling: z.object({
    negative_share: estimateSchema,
    positive_share: estimateSchema,
    /** Texts of each compared group of which it is known, and how many of them feel so. */
    compared: z.tuple([feelingCounts, feelingCounts]),
    /** Shares in the first compared group less those in the second. */
    change: z.object({ negative_share: estimateSchema, positive_share: estimateSchema }),
  }),
  /** What the ratings of each source come to, those without words too. */
  ratings: z.array(
    z.object({
      /** The source. */
      name: z.string(),
      kind: z.enum(['stars', 'points', 'nps']),
      /** Of `nps` the net promoter score, −100 to 100. */
      mean: estimateSchema,
      /** Of the first compared group less that of the second. */
      mean_gap: estimateSchema.nullable(),
    }),
  ),
  /** Whichever feeling is asked about. */
  course: z.object({ week: z.array(coursePointSchema), month: z.array(coursePointSchema) }),
  /** Shares of the texts of which the feeling is known, the most displeased source first. */
  by_source: z.array(
    z.object({
      name: z.string(),
      texts: z.number(),
      negative_share: estimateSchema,
      positive_share: estimateSchema,
    }),
  ),
  /** For each two sources, shares of the first less those of the second. */
  source_gaps: z.array(
    z.object({
      /** `google against app store`. */
      label: z.string(),
      sources: z.tuple([z.string(), z.string()]),
      negative_difference: estimateSchema,
      positive_difference: estimateSchema,
    }),
  ),
  /** Texts that no theme is clear of. */
  unassigned: z.number(),
  themes: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      terms: z.array(z.string()),
      /** Texts that speak of it. */
      mentions: z.number(),
      share: estimateSchema,
      /** Mean of what is said about it, −1 to 1. */
      sentiment: z.number(),
      state: z.enum(['new', 'growing', 'shrinking', 'gone', 'steady']),
      /** Share in the first compared group less that in the second. */
      change: estimateSchema,
      /** Texts of each compared group that speak of it. */
      compared: z.tuple([spokenCount, spokenCount]),
      q: z.number(),
      parts: z.array(z.object({ id: z.number(), name: z.string(), mentions: z.number() })),
      quotes: z.array(quoteSchema),
      outcomes: z.array(outcomeSchema),
      /** With an outcome: customers who came to it after they spoke of the theme, what they had paid in the year before,
       * and its share of what all who came to it had paid. */
      money: z.object({ customers: z.number(), amount: z.number(), share: z.number() }).optional(),
      /** With an outcome: what they surely did more or less often afterwards than who spoke of other themes. */
      afterwards: z.array(afterwardsSchema).optional(),
    }),
  ),
  /** All themes, those that are not listed too. */
  total: z.number(),
  listed: z.number(),
  compared: z.tuple([
    z.object({ label: z.string(), texts: z.number() }),
    z.object({ label: z.string(), texts: z.number() }),
  ]),
  /** Themes that were tested against the outcome, and how many surely go with it. */
  horizon_days: z.number().optional(),
  tested: z.number().optional(),
  kept: z.number().optional(),
});
export type FeedbackThemes = z.output<typeof feedbackThemesOutput>;
