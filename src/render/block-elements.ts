import { z } from 'zod';

/** What blocks are made of, each with Slack's limits (docs.slack.dev/reference/block-kit). */

export const blockId = z.string().min(1).max(255).optional();
const actionId = z.string().min(1).max(255);

export const plainText = (longest: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(longest),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (longest: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(longest),
    verbatim: z.boolean().optional(),
  });
export const eitherText = (longest: number) =>
  z.discriminatedUnion('type', [plainText(longest), mrkdwn(longest)]);

export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: actionId,
  value: z.string().min(1).max(2000),
  style: z.enum(['primary', 'danger']).optional(),
});

const rating = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(2000),
  accessibility_label: z.string().min(1).max(75).optional(),
});
export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId,
  positive_button: rating,
  negative_button: rating,
});

const option = z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) });
const options = z.array(option).min(1).max(100);
const placeholder = plainText(150).optional();

/** What can be filled in. What is set at the start must be one of the options. */
const field = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId,
    placeholder,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    action_id: actionId,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().min(1).optional(),
    min_value: z.string().min(1).optional(),
    max_value: z.string().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    placeholder,
    options,
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    action_id: actionId,
    placeholder,
    options,
    initial_options: options.optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    action_id: actionId,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
  }),
]);

export const input = z
  .strictObject({
    type: z.literal('input'),
    block_id: blockId,
    label: plainText(2000),
    element: field,
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
  })
  .refine(({ element }) => startsWithAnOption(element), { error: 'begins with what is no option' });

function startsWithAnOption(element: Field): boolean {
  const isOption = ({ options }: { options: readonly Option[] }, { value, text }: Option) =>
    options.some((other) => other.value === value && other.text.text === text.text);
  if (element.type === 'static_select') {
    return element.initial_option === undefined || isOption(element, element.initial_option);
  }
  return (
    element.type !== 'multi_static_select' ||
    (element.initial_options ?? []).every((initial) => isOption(element, initial))
  );
}

export type Field = z.output<typeof field>;
export type InputBlock = z.output<typeof input>;
export type Option = z.output<typeof option>;
export type Button = z.output<typeof button>;
export type FeedbackButtons = z.output<typeof feedbackButtons>;
