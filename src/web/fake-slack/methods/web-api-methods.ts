import { z } from 'zod';
import { assistantMethods } from './assistant-methods.js';
import { chatMethods } from './chat-methods.js';
import { conversationMethods } from './conversation-methods.js';
import { fileMethods } from './file-methods.js';
import { method } from './method.js';

const authTest = method(z.object({}), ({ team, bot }) => ({
  team_id: team,
  user_id: bot.user,
  bot_id: bot.id,
  user: 'footpath',
}));

/** The part of Slack's Web API that Footpath uses, with Slack's limits and error names. */
export const webApiMethods = new Map([
  ['auth.test', authTest],
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...assistantMethods,
]);
