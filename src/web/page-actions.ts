import { z } from 'zod';
import { escapeMrkdwn } from '../render/escape-mrkdwn.js';
import { askAboutShortcut } from '../slack/on-ask-about.js';
import { slashCommand as commandName } from '../slack/on-slash-command.js';
import type { ChatSession } from './chat-sessions.js';
import { homeOpened, sessionStopped } from './fake-slack/app-events.js';
import { messageEvent, type Delivery, type Received } from './fake-slack/event-delivery.js';
import { buttonPress, messageShortcut, slashCommand, viewPress } from './fake-slack/interactions.js';
import type { FormValues } from './fake-slack/modal-submission.js';
import { buttonsOf } from './fake-slack/pressable.js';
import type { OpenView } from './fake-slack/views.js';
import type { ModalView } from '../render/views/view-schema.js';
import type { Workspace } from './fake-slack/workspace.js';

export interface ActionParts {
  readonly workspace: Workspace;
  /** Where the workspace itself answers. */
  readonly origin: string;
  /** Sends an event to the bot. @returns whether it arrived. */
  readonly deliver: (delivery: Delivery) => Promise<boolean>;
  /** Sends something once, and gives what the bot says to it. */
  readonly exchange: (delivery: Delivery) => Promise<Received>;
  readonly submit: (
    open: OpenView<ModalView>,
    values: FormValues,
  ) => Promise<Readonly<Record<string, string>>>;
}

/** What the page is answered: undefined where what it acts on is not there any more. */
type Answer = Promise<object | undefined> | object | undefined;
type Action = (parts: ActionParts, session: ChatSession, body: unknown) => Answer;

/** @returns undefined where the body is none that the page sends. */
function action<Schema extends z.ZodType>(
  schema: Schema,
  run: (parts: ActionParts, session: ChatSession, body: z.output<Schema>) => Answer,
): { readonly accepts: (body: unknown) => boolean; readonly run: Action } {
  return {
    accepts: (body) => schema.safeParse(body).success,
    run: (parts, session, body) => run(parts, session, schema.parse(body)),
  };
}

const ts = z.string().min(1);
const text = z.string().trim().min(1).max(4000);

/** What the reader of the page does, by address: each becomes what Slack would tell the bot. */
export const pageActions: ReadonlyMap<string, ReturnType<typeof action>> = new Map([
  [
    '/messages',
    action(z.strictObject({ text, threadTs: ts.optional() }), (parts, { user, channel }, sent) => {
      const { workspace } = parts;
      const { threadTs } = sent;
      const said = { user, text: escapeMrkdwn(sent.text), threadTs, blocks: [], files: [] };
      const message = workspace.post(channel, said);
      const event = messageEvent(workspace, channel, message);
      void parts.deliver(event).then(sayIfLost(parts, channel.id, threadTs ?? message.ts));
      return { ts: message.ts };
    }),
  ],
  [
    '/presses',
    action(
      z.strictObject({ messageTs: ts, actionId: z.string(), value: z.string() }),
      (parts, { user, channel }, { messageTs, actionId, value }) => {
        const { workspace, origin } = parts;
        const message = channel.messages.find((each) => each.ts === messageTs);
        const button = buttonsOf(message?.blocks ?? []).find(
          (each) => each.actionId === actionId && each.value === value,
        );
        if (!message || !button) return undefined;
        const press = buttonPress(workspace, channel, { message, user, ...button }, origin);
        void parts.deliver(press).then(sayIfLost(parts, channel.id, message.threadTs ?? message.ts));
        return {};
      },
    ),
  ],
  [
    '/tabs',
    action(z.strictObject({ tab: z.enum(['home', 'messages']) }), (parts, { user, channel }, { tab }) => {
      void parts.deliver(homeOpened(parts.workspace, { user, channel: channel.id, tab }));
      return {};
    }),
  ],
  [
    '/home-presses',
    action(
      z.strictObject({ actionId: z.string(), value: z.string() }),
      async (parts, { user, channel }, { actionId, value }) => {
        const home = parts.workspace.views.home(user);
        const button = buttonsOf(home?.view.blocks ?? []).find(
          (each) => each.actionId === actionId && each.value === value,
        );
        if (!home || !button) return undefined;
        const arrived = await parts.deliver(viewPress(parts.workspace, home, button));
        if (!arrived) notice(parts, user, channel.id, 'That did not reach me. Please try again.');
        return {};
      },
    ),
  ],
  [
    '/commands',
    action(z.strictObject({ text: z.string().max(4000) }), async (parts, { user, channel }, said) => {
      const { workspace, origin } = parts;
      const given = { user, command: commandName, text: escapeMrkdwn(said.text.trim()) };
      const { status, body } = await parts.exchange(slashCommand(workspace, channel, given, origin));
      const answer = answerSchema.safeParse(body === '' ? {} : JSON.parse(body));
      const failed = status === 200 ? undefined : `${commandName} did not answer. Please try again.`;
      const told = failed ?? (answer.success ? answer.data.text : undefined);
      if (told) notice(parts, user, channel.id, told);
      return {};
    }),
  ],
  [
    '/shortcuts',
    action(z.strictObject({ messageTs: ts }), async (parts, { user, channel }, { messageTs }) => {
      const message = channel.messages.find((each) => each.ts === messageTs);
      if (!message) return undefined;
      const called = { user, callbackId: askAboutShortcut, message };
      await parts.deliver(messageShortcut(parts.workspace, channel, called, parts.origin));
      return {};
    }),
  ],
  [
    '/submissions',
    action(
      z.strictObject({ values: z.record(z.string(), z.union([z.string(), z.array(z.string())])) }),
      async ({ workspace, submit }, { user }, { values }) => {
        const open = workspace.views.modal(user);
        return open ? { errors: await submit(open, values) } : undefined;
      },
    ),
  ],
  [
    '/closings',
    action(z.strictObject({}), ({ workspace }, { user }) => {
      workspace.views.close(user);
      return {};
    }),
  ],
  [
    '/stops',
    action(z.strictObject({ threadTs: ts }), (parts, { user, channel }, { threadTs }) => {
      void parts.deliver(sessionStopped(parts.workspace, channel, { user, threadTs }));
      return {};
    }),
  ],
]);

const answerSchema = z.object({ text: z.string().optional() });

function notice({ workspace }: ActionParts, user: string, channel: string, said: string): void {
  workspace.announce({ kind: 'ephemeral', channel, user, text: said });
}

function sayIfLost({ workspace }: ActionParts, channelId: string, threadTs: string) {
  return (arrived: boolean) => {
    const channel = workspace.channel(channelId);
    if (arrived || !channel) return;
    const said = 'That did not reach me. Please ask again.';
    workspace.post(channel, { user: workspace.bot.user, text: said, threadTs, blocks: [], files: [] });
  };
}
