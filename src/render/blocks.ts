import { z } from 'zod';
import { blockId, button, eitherText, feedbackButtons, input, plainText } from './block-elements.js';
import { dataVisualization } from './chart-block.js';

/**
 * The Block Kit that Footpath sends, each with Slack's limits. The SDK types no limits, and not all of these blocks.
 * Limits of whole messages are in validate-blocks.ts.
 * (docs.slack.dev/reference/block-kit/blocks; where the docs are silent, what node-slack-sdk's issues report.)
 */

const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) });

const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });

const section = z.strictObject({
  type: z.literal('section'),
  block_id: blockId,
  text: eitherText(3000),
  accessory: button.optional(),
});

const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z.array(eitherText(3000)).min(1).max(10),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z.array(button).min(1).max(25),
});

const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id: blockId,
  elements: z.array(feedbackButtons).min(1).max(5),
});

const style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), code: z.boolean(), strike: z.boolean() })
  .partial();

const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1) }),
]);

const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(richElement).min(1),
});

const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        richSection,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(richSection).min(1),
        }),
        z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(richElement).min(1) }),
      ]),
    )
    .min(1),
});

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
]);

const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: blockId,
    caption: z.string().min(1),
    rows: z
      .array(z.array(cell).min(1).max(20))
      .min(2, 'needs a header and at least one row')
      .max(101, 'has more than 100 rows'),
    page_size: z.number().int().min(1).max(100).optional(),
    row_header_column_index: z.number().int().min(0).optional(),
  })
  .refine(({ rows }) => rows.every((row) => row.length === rows[0]?.length), {
    error: 'rows differ in their number of cells',
  });

/** A picture that is a file of the workspace. */
const image = z.strictObject({
  type: z.literal('image'),
  block_id: blockId,
  slack_file: z.strictObject({ id: z.string().min(1) }),
  alt_text: z.string().min(1).max(2000),
});

const container = z.strictObject({
  type: z.literal('container'),
  block_id: blockId,
  title: plainText(150),
  child_blocks: z
    .array(z.discriminatedUnion('type', [context, richText]))
    .min(1)
    .max(10),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
});

/** In messages. */
export const blockSchema = z.discriminatedUnion('type', [
  context,
  actions,
  richText,
  dataTable,
  container,
  contextActions,
  dataVisualization,
  image,
]);

/** In the Home tab and in modals. */
export const viewBlockSchema = z.discriminatedUnion('type', [
  header,
  section,
  divider,
  context,
  actions,
  richText,
  input,
]);

export type Block = z.output<typeof blockSchema>;
export type ViewBlock = z.output<typeof viewBlockSchema>;
export type RichTextBlock = z.output<typeof richText>;
export type RichTextElement = z.output<typeof richElement>;
export type RichTextSection = z.output<typeof richSection>;
export type DataTableBlock = z.output<typeof dataTable>;
export type TableCellElement = z.output<typeof cell>;
export type ContextBlock = z.output<typeof context>;
export type TextObject = ContextBlock['elements'][number];
