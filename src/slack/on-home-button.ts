import type { App } from '@slack/bolt';
import { boundWords } from '../ask/bound-words.js';
import { definitionModal } from '../render/views/definition-modal.js';
import { digestModal } from '../render/views/digest-modal.js';
import {
  definitionRefSchema,
  homeActions,
  homeMetadataSchema,
  themeActionSchema,
} from '../render/views/home-actions.js';
import { themeModal, themesFor } from '../render/views/theme-modal.js';
import { endSubscriptions, listSubscriptions } from '../store/digest-subscriptions.js';
import { askPrivately } from './ask-privately.js';
import { metadataOf } from './form-values.js';
import { mainThemes, publishHome } from './home-tab.js';
import { openModal } from './open-modal.js';
import { homePressSchema } from './slack-payloads.js';
import type { SurfaceParts } from './surface-parts.js';

interface Press {
  readonly user: string;
  readonly trigger: string;
  readonly value: string;
  /** The user's direct message. */
  readonly channel: string;
}

/** The buttons of the Home tab. */
export function onHomeButton(app: App, parts: SurfaceParts): void {
  const on = (action: string, work: (press: Press) => Promise<void>) =>
    app.action(new RegExp(`^${action}(_|$)`), async ({ body, ack }) => {
      const { user, trigger_id: trigger, view, actions } = homePressSchema.parse(body);
      const { channel } = metadataOf(homeMetadataSchema, view.private_metadata);
      // A tab that is still there from before; it now says why there is no more of it.
      if ((await parts.rights.refusalOf(user.id)) !== undefined) {
        void publishHome(parts, user.id, channel);
        return ack();
      }
      await work({ user: user.id, trigger, value: actions[0].value, channel });
      await ack();
    });
  on(homeActions.ask, ({ user, value, trigger }) =>
    askPrivately(parts, { user, question: value, eventId: `home ${trigger}` }),
  );
  on(homeActions.define, (press) => openDefinition(parts, press));
  on(homeActions.theme, (press) => openTheme(parts, press));
  on(homeActions.newDigest, (press) => openNewDigest(parts, press.trigger, press.channel));
  on(homeActions.changeDigest, (press) => openDigest(parts, press));
  on(homeActions.endDigest, async ({ user, value, channel }) => {
    const digest = await ownDigest(parts, user, Number(value));
    if (digest) await endSubscriptions(parts.database, [digest.id], `ended by ${user}`);
    await publishHome(parts, user, channel);
  });
}

async function openDefinition(parts: SurfaceParts, { user, trigger, value, channel }: Press): Promise<void> {
  if (!(await parts.rights.of(user)).mayDefine) return publishHome(parts, user, channel);
  const { kind, name } = definitionRefSchema.parse(JSON.parse(value));
  const { journeys, words, activities } = await parts.home.overview();
  const current = [...journeys, ...words].find((one) => one.kind === kind && one.name === name);
  await openModal(parts, trigger, definitionModal({ kind, channel, current, activities }));
}

async function openTheme(parts: SurfaceParts, { user, trigger, value, channel }: Press): Promise<void> {
  if (!(await parts.rights.of(user)).mayDefine) return publishHome(parts, user, channel);
  const action = themeActionSchema.parse(value);
  const themes = themesFor(action, await mainThemes(parts));
  if (themes.length === 0) return publishHome(parts, user, channel);
  await openModal(parts, trigger, themeModal({ action, channel, themes }));
}

/** @param channel where it will go. */
export async function openNewDigest(parts: SurfaceParts, trigger: string, channel: string): Promise<void> {
  const timezone = await parts.home.timezone();
  await openModal(parts, trigger, digestModal({ channel, weekday: 'monday', time: '09:00', timezone }));
}

async function openDigest(parts: SurfaceParts, { user, trigger, value, channel }: Press): Promise<void> {
  const digest = await ownDigest(parts, user, Number(value));
  if (!digest) return publishHome(parts, user, channel);
  const { id, weekday, time, timezone } = digest;
  const question = digest.question ?? undefined;
  const form = { id, channel: digest.channel, question, bound: boundWords(digest), weekday, time, timezone };
  await openModal(parts, trigger, digestModal(form));
}

/** Only who began a digest may change it here. */
export async function ownDigest({ database, team }: SurfaceParts, user: string, id: number) {
  const all = await listSubscriptions(database, team);
  return all.find((digest) => digest.id === id && digest.createdBy === user);
}
