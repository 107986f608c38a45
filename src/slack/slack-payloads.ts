import { z } from 'zod';

/** The parts of Slack's payloads that we read. */

const text = z.string().min(1);

/** A message in a channel or a direct message; `app_mention` has the same fields. */
export const messageEventSchema = z.object({
  event_id: text,
  /** Shared with another company. */
  is_ext_shared_channel: z.boolean().optional(),
  event: z.object({
    channel: text,
    channel_type: z.string().optional(),
    ts: text,
    thread_ts: text.optional(),
    user: text.optional(),
    text: z.string().default(''),
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
  }),
});
export type MessageEvent = z.output<typeof messageEventSchema>;

export const homeOpenedSchema = z.object({
  event: z.object({
    channel: text,
    user: text,
    tab: z.string().optional(),
    /** What is on the screen beside it. */
    context: z
      .object({ entities: z.array(z.object({ type: z.string(), value: z.unknown() })).default([]) })
      .optional(),
  }),
});

export const buttonPressSchema = z.object({
  channel: z.object({ id: text }),
  user: z.object({ id: text }),
  message: z.object({ ts: text, thread_ts: text.optional() }),
  actions: z.tuple([z.object({ action_ts: text, value: text })]),
});

const person = z.object({ id: text });

/** A press in the Home tab: what it shows comes back with it. */
export const homePressSchema = z.object({
  user: person,
  trigger_id: text,
  view: z.object({ private_metadata: z.string() }),
  actions: z.tuple([z.object({ action_id: text, value: text })]),
});

export const ratingPressSchema = z.object({
  channel: z.object({ id: text }),
  user: person,
  message: z.object({ ts: text }),
  actions: z.tuple([z.object({ value: text })]),
});

export const sessionStoppedSchema = z.object({
  event: z.object({ channel: text, thread_ts: text }),
});

export const slashCommandSchema = z.object({
  text: z.string().default(''),
  user_id: text,
  channel_id: text,
  trigger_id: text,
});

export const messageShortcutSchema = z.object({
  user: person,
  trigger_id: text,
  message: z.object({ text: z.string().default('') }),
});

const option = z.object({ value: text });

/** What was filled in, whatever kind of field it stands in. */
const filledSchema = z
  .object({
    value: z.string().nullish(),
    selected_time: z.string().nullish(),
    selected_option: option.nullish(),
    selected_options: z.array(option).nullish(),
  })
  .transform(({ value, selected_time, selected_option, selected_options }) =>
    selected_options
      ? selected_options.map((chosen) => chosen.value)
      : (value ?? selected_time ?? selected_option?.value ?? ''),
  );

export const formSchema = z.object({
  user: person,
  view: z.object({
    id: text,
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), filledSchema)) }).optional(),
  }),
});
export type Form = z.output<typeof formSchema>;
