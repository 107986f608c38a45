import type { App } from '@slack/bolt';
import { timezone as timezoneSchema } from '../journeys/definitions.js';
import { boundWords, readBound } from '../digest/bound-words.js';
import { digestMetadataSchema, fields, modals } from '../render/views/modal-ids.js';
import { endSubscriptions, subscribe } from '../store/digest-subscriptions.js';
import { refusalIn } from './access-policy.js';
import { filledText, metadataOf } from './form-values.js';
import { publishHome } from './home-tab.js';
import { ownDigest } from './on-home-button.js';
import { formSchema, type Form } from './slack-payloads.js';
import type { SurfaceParts } from './surface-parts.js';

/** A weekly digest is begun, or changed. */
export function onDigestForm(app: App, parts: SurfaceParts): void {
  app.view(modals.digest, async ({ body, ack }) => {
    const form = formSchema.parse(body);
    const problem = await save(parts, form);
    if (problem) return ack({ response_action: 'errors', errors: problem });
    await ack();
    const { channel } = metadataOf(digestMetadataSchema, form.view.private_metadata);
    void publishHome(parts, form.user.id, channel);
  });
}

/** @returns what is wrong, by field. */
async function save(parts: SurfaceParts, form: Form): Promise<Record<string, string> | undefined> {
  const { database, team, access } = parts;
  const { user, view } = form;
  const { channel, id } = metadataOf(digestMetadataSchema, view.private_metadata);
  const timezone = filledText(form, fields.timezone);
  if (!timezoneSchema.safeParse(timezone).success) {
    return { [fields.timezone]: 'This is no time zone; try one such as Europe/Amsterdam.' };
  }
  const former = id === undefined ? undefined : await ownDigest(parts, user.id, id);
  if (id !== undefined && !former) {
    return { [fields.question]: 'This digest is not there any more. Close this and begin a new one.' };
  }
  const refusal = refusalIn(access, former?.channel ?? channel, false);
  if (refusal !== undefined) return { [fields.question]: refusal };
  const question = filledText(form, fields.question) || null;
  const written = filledText(form, fields.bound);
  const bound = written === '' ? { over: null, under: null } : readBound(written);
  if (!bound) return { [fields.bound]: 'Write it as “over 5%” or “under 100”.' };
  if (written !== '' && question === null) {
    return { [fields.question]: 'Say which figure to watch, such as “weekly churn rate”.' };
  }
  if (former && (former.question !== question || boundWords(former) !== boundWords(bound))) {
    await endSubscriptions(database, [former.id], `changed by ${user.id}`);
  }
  await subscribe(database, {
    team,
    channel: former?.channel ?? channel,
    createdBy: user.id,
    question,
    weekday: filledText(form, fields.weekday),
    time: filledText(form, fields.time),
    timezone,
    ...bound,
  });
  return undefined;
}
