import type { App } from '@slack/bolt';
import { FootpathError } from '../errors.js';
import { mergeTheme, pinTheme, renameTheme, splitTheme } from '../feedback/store/edit-themes.js';
import { errorWords } from '../render/error-words.js';
import { truncate } from '../render/truncate.js';
import type { ThemeAction } from '../render/views/home-actions.js';
import { fields, modals, themeMetadataSchema } from '../render/views/modal-ids.js';
import { addAuditEntry } from '../store/audit-log.js';
import type { Database } from '../store/database.js';
import { metadataOf } from './form-values.js';
import { publishHome } from './home-tab.js';
import { readThemeForm, type ThemeEdit } from './read-theme-form.js';
import { formSchema, type Form } from './slack-payloads.js';
import type { SurfaceParts } from './surface-parts.js';

const longestError = 300;

/** Where the form shows what is wrong. */
const fieldOf: Readonly<Record<ThemeAction, string>> = {
  rename: fields.name,
  merge: fields.into,
  split: fields.theme,
  pin: fields.theme,
};

/** A theme of feedback is renamed, merged, split or pinned. */
export function onThemeForm(app: App, parts: SurfaceParts): void {
  app.view(modals.theme, async ({ body, ack }) => {
    const form = formSchema.parse(body);
    const { action, channel } = metadataOf(themeMetadataSchema, form.view.private_metadata);
    try {
      await save(parts, form, channel);
    } catch (error) {
      return ack({ response_action: 'errors', errors: { [fieldOf[action]]: words(parts, error) } });
    }
    await ack();
    void publishHome(parts, form.user.id, channel);
  });
}

/** Everybody's answers follow it: who changed what is written down. */
async function save(parts: SurfaceParts, form: Form, channel: string): Promise<void> {
  const { database, team } = parts;
  const { id: user } = form.user;
  const rights = await parts.rights.of(user);
  if (!rights.mayDefine) {
    throw new FootpathError('not_permitted', 'Themes are changed by those who were chosen for it.');
  }
  const edit = readThemeForm(form);
  const write = (outcome: 'answered' | 'failed') =>
    addAuditEntry(database, {
      asker: { team, user, channel, isDirect: true, ...rights },
      reader: rights.maySeePeople ? 'people' : 'figures',
      question: `Form: theme ${JSON.stringify(edit)}`,
      outcome,
    });
  try {
    await editTheme(database, edit);
  } catch (error) {
    await write('failed');
    throw error;
  }
  await write('answered');
}

function editTheme(database: Database, edit: ThemeEdit): Promise<string> {
  switch (edit.action) {
    case 'rename':
      return renameTheme(database, edit.theme, edit.name);
    case 'merge':
      return mergeTheme(database, edit.theme, edit.into);
    case 'split':
      return splitTheme(database, edit.theme);
    case 'pin':
      return pinTheme(database, edit.theme, edit.keep);
  }
}

function words({ log }: SurfaceParts, error: unknown): string {
  if (error instanceof FootpathError && error.code === 'not_found') {
    return 'This theme is not there any more. Close this and begin again.';
  }
  const { sentence, expected } = errorWords(error);
  if (!expected) log.error({ err: error }, 'A theme could not be changed.');
  return truncate(sentence, longestError);
}
