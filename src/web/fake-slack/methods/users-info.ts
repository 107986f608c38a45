import { z } from 'zod';
import { method, Refusal, text } from './method.js';

const input = z.strictObject({ user: text, include_locale: z.string().optional() });

/** Everybody is a member, but for those who are told to be guests (docs.slack.dev/reference/methods/users.info). */
export const usersInfo = method(input, ({ team, bot, guests, missingUsers }, { user }) => {
  if (!/^[UW]/.test(user) || missingUsers.has(user)) throw new Refusal('user_not_found');
  const kind = guests.get(user);
  const isBot = user === bot.user;
  return {
    user: {
      id: user,
      team_id: kind === 'stranger' ? 'T0OTHER' : team,
      name: user.toLowerCase(),
      real_name: user,
      deleted: false,
      color: '9f69e7',
      tz: 'Europe/Amsterdam',
      tz_label: 'Central European Time',
      tz_offset: 3600,
      profile: { real_name: user, display_name: user.toLowerCase(), team },
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      // A guest of one channel has both.
      is_restricted: kind === 'restricted' || kind === 'ultra_restricted',
      is_ultra_restricted: kind === 'ultra_restricted',
      ...(kind === 'stranger' ? { is_stranger: true } : {}),
      is_bot: isBot,
      is_app_user: isBot,
      updated: 1_700_000_000,
    },
  };
});
