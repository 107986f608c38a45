import type { App } from '@slack/bolt';
import type { DefinitionEdit } from '../ask/edit-definition.js';
import { FootpathError } from '../errors.js';
import { errorWords } from '../render/error-words.js';
import { truncate } from '../render/truncate.js';
import { definitionEffectModal } from '../render/views/definition-effect-modal.js';
import { definitionMetadataSchema, editMetadataSchema, fields, modals } from '../render/views/modal-ids.js';
import type { ModalView } from '../render/views/view-schema.js';
import { addAuditEntry } from '../store/audit-log.js';
import type { Rights } from './access-policy.js';
import { metadataOf } from './form-values.js';
import { publishHome } from './home-tab.js';
import { readDefinitionForm } from './read-definition-form.js';
import { formSchema, type Form } from './slack-payloads.js';
import type { SurfaceParts } from './surface-parts.js';

const longestMetadata = 3000;
const longestError = 300;

/** What a word means is changed: first its effect is shown, then it is saved. */
export function onDefinitionForm(app: App, parts: SurfaceParts): void {
  app.view(modals.definition, async ({ body, ack }) => {
    const form = formSchema.parse(body);
    try {
      const { channel } = metadataOf(definitionMetadataSchema, form.view.private_metadata);
      const view = await effectView(parts, form.user.id, readDefinitionForm(form), channel);
      await ack({ response_action: 'update', view });
    } catch (error) {
      await ack({ response_action: 'errors', errors: { [firstField(form)]: words(parts, error) } });
    }
  });
  app.view(modals.definitionEffect, async ({ body, ack }) => {
    const form = formSchema.parse(body);
    const { channel, ...edit } = metadataOf(editMetadataSchema, form.view.private_metadata);
    const { id: user } = form.user;
    const rights = await parts.rights.of(user);
    // Where it fails nothing is acknowledged, and Slack says so.
    if (!rights.mayDefine) throw notAllowed();
    try {
      await save(parts, edit, { user, channel, rights });
    } catch (error) {
      if (!(error instanceof FootpathError) || error.code !== 'in_use') throw error;
      return ack({ response_action: 'update', view: await effectView(parts, user, edit, channel, true) });
    }
    await ack({ response_action: 'clear' });
    void publishHome(parts, user, channel);
  });
}

async function effectView(
  parts: SurfaceParts,
  user: string,
  { kind, name, body }: DefinitionEdit,
  channel: string,
  isOvertaken = false,
): Promise<ModalView> {
  if (!(await parts.rights.of(user)).mayDefine) throw notAllowed();
  const effect = await parts.home.editDefinition({ kind, name, body }, false);
  const metadata = JSON.stringify({ kind, name, body, seen: effect.version, channel });
  if (metadata.length > longestMetadata) throw tooLong();
  return definitionEffectModal(`${kind} ${name}`, effect, metadata, isOvertaken);
}

/** Everybody's answers follow it: who changed what is written down. */
async function save(
  parts: SurfaceParts,
  edit: DefinitionEdit,
  { user, channel, rights }: { user: string; channel: string; rights: Rights },
): Promise<void> {
  const { database, team, home } = parts;
  const asker = { team, user, channel, isDirect: true, ...rights };
  const write = (outcome: 'answered' | 'failed') =>
    addAuditEntry(database, {
      asker,
      reader: rights.maySeePeople ? 'people' : 'figures',
      question: `Form: ${edit.kind} ${edit.name} = ${JSON.stringify(edit.body)}`,
      outcome,
    });
  try {
    await home.editDefinition(edit, true);
  } catch (error) {
    await write('failed');
    throw error;
  }
  await write('answered');
}

/** Where the form shows what is wrong. */
function firstField({ view }: Form): string {
  const [first = fields.name] = Object.keys(view.state?.values ?? {});
  return first;
}

function words({ log }: SurfaceParts, error: unknown): string {
  const { sentence, expected } = errorWords(error);
  if (!expected) log.error({ err: error }, 'The effect of a definition could not be worked out.');
  return truncate(sentence, longestError);
}

function notAllowed(): FootpathError {
  return new FootpathError('not_permitted', 'Definitions are changed by those who were chosen for it.');
}

function tooLong(): FootpathError {
  return new FootpathError('bad_input', 'This is too long for a form. Change it in footpath.yaml.');
}
