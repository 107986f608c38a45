import { z } from 'zod';
import { FootpathError } from '../errors.js';
import type { BotIdentity } from './team-bot.js';

const text = z.string().min(1);

/** The parts that we use of what Slack gives for an installation. */
export const installationSchema = z.looseObject({
  team: z.object({ id: text }).nullish(),
  enterprise: z.object({ id: text }).nullish(),
  isEnterpriseInstall: z.boolean().optional(),
  bot: z.object({ token: text, id: text, userId: text }),
});

/** Of the workspace; of the organisation where it was installed for all of its workspaces. */
export function teamOf(installation: unknown): string {
  const parsed = installationSchema.safeParse(installation);
  const { team, enterprise, isEnterpriseInstall } = parsed.data ?? {};
  const id = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (id === undefined)
    throw new FootpathError('bad_input', 'Slack’s answer to the installation has no bot and no workspace.');
  return id;
}

/** @throws FootpathError `bad_data` when it is not what was once kept. */
export function botOf(team: string, installation: unknown): BotIdentity {
  const parsed = installationSchema.safeParse(installation);
  if (!parsed.success) {
    throw new FootpathError(
      'bad_data',
      `What is kept of the Slack workspace ${team} is not complete. Install the app there again.`,
    );
  }
  const { token, id, userId } = parsed.data.bot;
  return { team, token, id, userId };
}

const envelopeSchema = z.looseObject({
  team_id: text.nullish(),
  enterprise_id: text.nullish(),
  is_enterprise_install: z.union([z.boolean(), z.string()]).optional(),
  team: z.object({ id: text }).nullish(),
  enterprise: z.object({ id: text }).nullish(),
  /** For whom an event is; in a shared channel `team_id` may be another company's workspace. */
  authorizations: z
    .array(
      z.object({
        team_id: text.nullish(),
        enterprise_id: text.nullish(),
        is_enterprise_install: z.boolean().optional(),
      }),
    )
    .optional(),
  event: z
    .looseObject({ type: z.string(), tokens: z.object({ bot: z.array(text).optional() }).optional() })
    .optional(),
});

/** Whose installation an event, a press or a command belongs to. */
export function installedBy(body: unknown): string | undefined {
  const { data } = envelopeSchema.safeParse(body);
  if (!data) return undefined;
  const [authorization] = data.authorizations ?? [];
  const isOrganisation =
    authorization?.is_enterprise_install ?? String(data.is_enterprise_install) === 'true';
  const enterprise = authorization?.enterprise_id ?? data.enterprise_id ?? data.enterprise?.id;
  const team = authorization?.team_id ?? data.team_id ?? data.team?.id;
  return (isOrganisation ? enterprise : team) ?? undefined;
}

/** The app was removed, or its bot's token taken away. */
export function saysGoodbye(body: unknown): boolean {
  const event = envelopeSchema.safeParse(body).data?.event;
  if (event?.type === 'app_uninstalled') return true;
  return event?.type === 'tokens_revoked' && (event.tokens?.bot?.length ?? 0) > 0;
}
