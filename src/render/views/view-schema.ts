import { z } from 'zod';
import { plainText } from '../block-elements.js';
import { viewBlockSchema } from '../blocks.js';
import { placeIn, repeatedIds } from '../validate-blocks.js';

/** The Home tab and modals, with Slack's limits (docs.slack.dev/reference/views). */

const blocks = z.array(viewBlockSchema).min(1).max(100);
const common = {
  blocks,
  callback_id: z.string().min(1).max(255).optional(),
  /** Comes back when the form is sent. */
  private_metadata: z.string().max(3000).optional(),
};
const short = plainText(24);

const homeSchema = z.strictObject({ type: z.literal('home'), ...common });

const modalSchema = z
  .strictObject({
    type: z.literal('modal'),
    title: short,
    submit: short.optional(),
    close: short.optional(),
    ...common,
  })
  .refine((modal) => modal.submit !== undefined || !modal.blocks.some(({ type }) => type === 'input'), {
    error: 'has something to fill in and nothing to send it with',
  });

export const viewSchema = z.union([homeSchema, modalSchema]);
export type HomeView = z.output<typeof homeSchema>;
export type ModalView = z.output<typeof modalSchema>;
export type View = HomeView | ModalView;

/** Slack's limit of a whole view, in bytes. */
const largestView = 250_000;

/** Everything that Slack would refuse in a view, in words, with the place; empty when it is fine. */
export function validateView(view: unknown): string[] {
  const parsed = viewSchema.safeParse(view);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${placeIn(issue.path)}: ${issue.message}`);
  }
  const bytes = new TextEncoder().encode(JSON.stringify(parsed.data)).length;
  return [
    ...(bytes > largestView ? [`view: ${bytes} bytes, at most ${largestView}`] : []),
    ...repeatedIds(parsed.data.blocks),
  ];
}
