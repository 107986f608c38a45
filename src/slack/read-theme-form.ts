import { z } from 'zod';
import { FootpathError } from '../errors.js';
import { fields, themeMetadataSchema } from '../render/views/modal-ids.js';
import { filledText, metadataOf } from './form-values.js';
import type { Form } from './slack-payloads.js';

/** The number of a theme, as the form's choices have it. */
const id = z
  .string()
  .regex(/^\d{1,9}$/, 'Choose a theme.')
  .transform(Number);

const themeEditSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('rename'),
    theme: id,
    name: z.string().min(1, 'Give it a name.').max(100, 'A name has at most 100 characters.'),
  }),
  z.object({ action: z.literal('merge'), theme: id, into: id }),
  z.object({ action: z.literal('split'), theme: id }),
  z.object({
    action: z.literal('pin'),
    theme: id,
    keep: z.enum(['yes', 'no'], 'Say whether it is to be pinned.').transform((keep) => keep === 'yes'),
  }),
]);
export type ThemeEdit = z.output<typeof themeEditSchema>;

/**
 * What was filled in.
 * @throws FootpathError `bad_input` that says what is missing.
 */
export function readThemeForm(form: Form): ThemeEdit {
  const { action } = metadataOf(themeMetadataSchema, form.view.private_metadata);
  const [theme, into, name, keep] = [fields.theme, fields.into, fields.name, fields.keep].map((field) =>
    filledText(form, field),
  );
  const parsed = themeEditSchema.safeParse({ action, theme, into, name, keep });
  if (parsed.success) return parsed.data;
  throw new FootpathError('bad_input', parsed.error.issues[0].message);
}
