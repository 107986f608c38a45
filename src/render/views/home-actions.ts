import { z } from 'zod';

/** Action ids of the Home tab begin with these; a number follows where there are several. */
export const homeActions = {
  ask: 'home_ask',
  define: 'home_define',
  newDigest: 'home_digest_new',
  changeDigest: 'home_digest_change',
  endDigest: 'home_digest_end',
  theme: 'home_theme',
} as const;

/** Kinds of definitions that have a form. */
export const formKinds = ['journey', 'outcome', 'term'] as const;
export type FormKind = (typeof formKinds)[number];

/** Which definition a button is about; a new one without a name. */
export const definitionRefSchema = z.strictObject({ kind: z.enum(formKinds), name: z.string().optional() });
export type DefinitionRef = z.output<typeof definitionRefSchema>;

/** What can be done to a theme of feedback, each by a form of its own. */
export const themeActions = ['rename', 'merge', 'split', 'pin'] as const;
export const themeActionSchema = z.enum(themeActions);
export type ThemeAction = z.output<typeof themeActionSchema>;

/** What the Home tab carries along: the reader's direct message, where answers and digests go. */
export const homeMetadataSchema = z.strictObject({ channel: z.string() });
