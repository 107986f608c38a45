import type { App } from '@slack/bolt';
import { timezone as timezoneSchema } from '../journeys/definitions.js';
import { readBound } from '../ask/bound-words.js';
import { digestMetadataSchema, fields, modals } from '../render/views/modal-ids.js';
import { endSubscriptions, subscribe } from '../store/digest-subscriptions.js';
import { toolArguments } from '../../tools/tool-arguments.js';
import { refusalIn } from './access-policy.js';
import { filledText, metadataOf } from './form-values.js';
import { publishHome } from './home-tab.js';
import { ownDigest } from './on-home-button.js';
import { formSchema, type Form } from './slack-payloads.js';
import type { SurfaceParts } from './surface-parts.js';

const { shape } = toolArguments.schedule_digest;
const [weekday, clock] = [shape.weekday.unwrap(), shape.time.unwrap()];

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
  const refusal =
    refusalIn(access, former?.channel ?? channel, false) ?? (await parts.rights.refusalOf(user.id));
  if (refusal !== undefined) return { [fields.question]: refusal };
  const question = filledText(form, fields.question) || null;
  const written = filledText(form, fields.bound);
  const bound = written === '' ? { over: null, under: null } : readBound(written);
  if (!bound) return { [fields.bound]: 'Write it as “over 5%” or “under 100”.' };
  if (written !== '' && question === null) {
    return { [fields.question]: 'Say which figure to watch, such as “weekly churn rate”.' };
  }
  const [day, time] = [
    weekday.safeParse(filledText(form, fields.weekday)),
    clock.safeParse(filledText(form, fields.time)),
  ];
  if (!day.success) return { [fields.weekday]: 'Choose a day.' };
  if (!time.success) return { [fields.time]: 'Choose a time.' };
  const begun = await subscribe(database, {
    team,
    channel: former?.channel ?? channel,
    createdBy: user.id,
    question,
    weekday: day.data,
    time: time.data,
    timezone,
    ...bound,
  });
  // Last: an interrupted change leaves both rather than none.
  if (former && former.id !== begun.id) {
    await endSubscriptions(database, [former.id], `changed by ${user.id}`);
  }
  return undefined;
}
