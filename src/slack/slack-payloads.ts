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
  event: z.object({ channel: text, tab: z.string().optional() }),
});

export const buttonPressSchema = z.object({
  channel: z.object({ id: text }),
  user: z.object({ id: text }),
  message: z.object({ ts: text, thread_ts: text.optional() }),
  actions: z.tuple([z.object({ action_ts: text, value: text })]),
});
