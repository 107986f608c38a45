import { boundWords } from '../ask/bound-words.js';
import { formatDate } from '../ask/figure-format.js';
import { dayOf } from '../journeys/calendar.js';
import { errorWords } from '../render/error-words.js';
import { emptyHomeView, homeView, type HomeDigest } from '../render/views/home-view.js';
import { validateView, type HomeView } from '../render/views/view-schema.js';
import { listThemes } from '../feedback/store/edit-themes.js';
import type { HomeTheme } from '../render/views/theme-modal.js';
import { lastSent } from '../store/digest-runs.js';
import { isAlert, listSubscriptions, type DigestSubscription } from '../store/digest-subscriptions.js';
import type { Rights } from './access-policy.js';
import { callSlack } from './call-slack.js';
import { isDirectMessage } from './incoming-message.js';
import type { SurfaceParts } from './surface-parts.js';

/** Shows somebody's Home tab as things are now. Never throws. */
export async function publishHome(parts: SurfaceParts, user: string, channel: string): Promise<void> {
  const { poster, log } = parts;
  try {
    const view = await viewFor(parts, user, channel);
    const problems = validateView(view);
    if (problems.length > 0) log.error({ problems }, 'The Home tab breaks the limits of Slack.');
    await callSlack(() => poster.client.views.publish({ user_id: user, view }), poster.timing.patienceMs);
  } catch (error) {
    log.warn({ err: error }, 'The Home tab could not be shown.');
  }
}

async function viewFor(parts: SurfaceParts, user: string, channel: string): Promise<HomeView> {
  const { home, log } = parts;
  try {
    const rights = await parts.rights.of(user);
    const { mayDefine } = rights;
    const overview = await home.overview(rights.role);
    return homeView({
      overview,
      digests: await digestsOf(parts, user),
      settings: settingsOf(parts, rights, overview.timezone),
      mayDefine,
      themes: mayDefine ? await mainThemes(parts) : [],
      channel,
    });
  } catch (error) {
    const { sentence, expected } = errorWords(error);
    if (!expected) log.error({ err: error }, 'The Home tab could not be made.');
    return emptyHomeView(sentence);
  }
}

/** Counted over all customers: for those who may change themes. */
export async function mainThemes({ database }: SurfaceParts): Promise<HomeTheme[]> {
  return (await listThemes(database)).filter(({ isMain }) => isMain);
}

async function digestsOf({ database, team }: SurfaceParts, user: string): Promise<HomeDigest[]> {
  const all = await listSubscriptions(database, team);
  const own = all.filter(({ createdBy }) => createdBy === user);
  const sent = await lastSent(
    database,
    own.map(({ id }) => id),
  );
  return own.map((digest) => ({
    id: digest.id,
    what: whatOf(digest),
    when: scheduleWords(digest, sent.get(digest.id)),
  }));
}

function whatOf(digest: DigestSubscription): string {
  const condition = isAlert(digest) ? `, when it goes ${boundWords(digest)}` : '';
  return `${digest.question ?? 'The weekly digest'}${condition}`;
}

function scheduleWords(digest: DigestSubscription, sent?: Date): string {
  const { weekday, time, timezone, channel } = digest;
  const day = weekday.charAt(0).toUpperCase() + weekday.slice(1);
  const when = isAlert(digest) ? `looked at every day at ${time}` : `${day}s at ${time}`;
  const place = isDirectMessage(channel) ? 'to you' : `to channel ${channel}`;
  const last = sent ? `last sent on ${formatDate(dayOf(sent.getTime() / 1000, timezone))}` : 'not sent yet';
  return `${when} (${timezone}), ${place}; ${last}`;
}

/** What holds for this reader. */
function settingsOf({ access }: SurfaceParts, rights: Rights, timezone: string): string[] {
  const { channels, links_only: linksOnly } = access;
  return [
    rights.maySeePeople
      ? 'You may see customers by name. Lists of them come to you alone, as a direct message.'
      : 'You see counts and rates, and no customers by name.',
    channels === undefined
      ? 'I answer in every channel that I am invited to.'
      : `I answer in ${channels.length} channels that were chosen, and in direct messages.`,
    ...(linksOnly ? ['In channels I only say that the answer came as a direct message.'] : []),
    rights.mayDefine
      ? 'You may change what journeys, outcomes and terms mean, and the themes of feedback.'
      : 'Definitions and themes are changed by those who were chosen for it.',
    `Days begin and end in ${timezone}.`,
  ];
}
