import { z } from 'zod';
import { assistantMethods } from './assistant-methods.js';
import { chatMethods } from './chat-methods.js';
import { conversationMethods } from './conversation-methods.js';
import { fileMethods } from './file-methods.js';
import { method, Refusal, text } from './method.js';
import { streamMethods } from './stream-methods.js';
import { usersInfo } from './users-info.js';
import { viewMethods } from './view-methods.js';

const authTest = method(z.strictObject({}), ({ team, bot }) => ({
  team: 'Harbor',
  team_id: team,
  user_id: bot.user,
  bot_id: bot.id,
  user: 'footpath',
}));

const userGroup = method(z.object({ usergroup: text }), ({ userGroups }, { usergroup }) => {
  const users = userGroups.get(usergroup);
  if (!users) throw new Refusal('no_such_subteam');
  return { users };
});

/** The part of Slack's Web API that Footpath uses, with Slack's limits and error names. */
export const webApiMethods = new Map([
  ['auth.test', authTest],
  ['users.info', usersInfo],
  ['usergroups.users.list', userGroup],
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...assistantMethods,
  ...streamMethods,
  ...viewMethods,
]);
