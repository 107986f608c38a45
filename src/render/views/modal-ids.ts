import { z } from 'zod';
import { formKinds, themeActionSchema } from './home-actions.js';

/** What a form is: Slack gives it back with what was filled in. */
export const modals = {
  digest: 'digest_modal',
  definition: 'definition_modal',
  definitionEffect: 'definition_effect_modal',
  askAbout: 'ask_about_modal',
  theme: 'theme_modal',
} as const;

/** Block ids of what can be filled in; the action id is the same. */
export const fields = {
  question: 'question',
  bound: 'bound',
  weekday: 'weekday',
  time: 'time',
  timezone: 'timezone',
  name: 'name',
  stages: 'stages',
  days: 'days',
  activity: 'activity',
  did: 'did',
  didNot: 'did_not',
  yaml: 'yaml',
  theme: 'theme',
  into: 'into',
  keep: 'keep',
} as const;

/** Which digest is changed, or where a new one goes. */
export const digestMetadataSchema = z.strictObject({
  channel: z.string(),
  id: z.number().int().optional(),
});

export const definitionMetadataSchema = z.strictObject({
  kind: z.enum(formKinds),
  /** Of the one that is changed. */
  name: z.string().optional(),
  channel: z.string(),
});

/** An edit that waits for its word. */
export const editMetadataSchema = z.strictObject({
  kind: z.enum(formKinds),
  name: z.string(),
  body: z.json(),
  /** The version whose effect was shown. */
  seen: z.number().int(),
  channel: z.string(),
});

/** What is done to a theme; which one is chosen in the form. */
export const themeMetadataSchema = z.strictObject({ action: themeActionSchema, channel: z.string() });

/** What stands in the message that somebody asks about. */
export const askAboutMetadataSchema = z.strictObject({ about: z.string() });
