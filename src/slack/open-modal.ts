import { validateView, type ModalView } from '../render/views/view-schema.js';
import { callSlack } from './call-slack.js';
import type { ListenerParts } from './slack-listeners.js';

/** After this a trigger opens nothing any more. */
const triggerMs = 2500;

/** Opens a form. Where Slack opens none it is logged: people press again. */
export async function openModal(
  { poster, log }: Pick<ListenerParts, 'poster' | 'log'>,
  trigger: string,
  view: ModalView,
): Promise<void> {
  const problems = validateView(view);
  if (problems.length > 0) log.error({ problems }, 'A form breaks the limits of Slack.');
  try {
    await callSlack(() => poster.client.views.open({ trigger_id: trigger, view }), triggerMs);
  } catch (error) {
    log.warn({ err: error }, 'A form could not be opened.');
  }
}
