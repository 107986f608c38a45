import type { ServerResponse } from 'node:http';
import { askedMark } from '../slack/ask-privately.js';
import type { ChatSession } from './chat-sessions.js';
import type { ChatMessage, ChatUpdate } from './chat-update.js';
import type { SlackFile, SlackMessage, Workspace, WorkspaceUpdate } from './fake-slack/workspace.js';

const heartbeatMs = 25_000;

/** Tells the page of a reader what there is, then what happens, until it goes. */
export function sendUpdates(workspace: Workspace, session: ChatSession, response: ServerResponse): void {
  const { user, channel } = session;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = (update: ChatUpdate) => response.write(`data: ${JSON.stringify(update)}\n\n`);
  write({
    kind: 'hello',
    messages: channel.messages.map((message) => chatMessage(message, user)),
    home: workspace.views.home(user)?.view,
    modal: workspace.views.modal(user)?.view,
  });
  const stops = [
    workspace.watch((update) => {
      const told = update.channel === channel.id ? toldOf(update, user) : undefined;
      if (told) write(told);
    }),
    workspace.views.watch((whose, changed) => {
      if (whose !== user) return;
      // Each alone: a form that is being filled in must not begin again with the Home tab.
      const home = workspace.views.home(user);
      if (changed === 'home' && home) write({ kind: 'home', view: home.view });
      if (changed === 'modal') write({ kind: 'modal', view: workspace.views.modal(user)?.view });
    }),
  ];
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  response.on('close', () => {
    for (const stop of stops) stop();
    clearInterval(heartbeat);
  });
}

function toldOf(update: WorkspaceUpdate, reader: string): ChatUpdate | undefined {
  switch (update.kind) {
    case 'message':
      return { kind: 'message', message: chatMessage(update.message, reader) };
    case 'changed':
      return { kind: 'changed', message: chatMessage(update.message, reader) };
    case 'removed':
      return { kind: 'removed', ts: update.ts };
    case 'status':
      return { kind: 'status', threadTs: update.threadTs, status: update.status };
    case 'session':
      return { kind: 'session', threadTs: update.threadTs, isProcessing: update.status === 'processing' };
    case 'prompts':
      return { kind: 'prompts', questions: update.prompts.map(({ message }) => message) };
    case 'ephemeral':
      return update.user === reader ? { kind: 'notice', text: update.text } : undefined;
  }
}

function chatMessage(message: SlackMessage, reader: string): ChatMessage {
  const { ts, threadTs, user, text, blocks, files, steps = [], streamingSince, metadata } = message;
  return {
    ts,
    threadTs: threadTs ?? ts,
    from: user === reader ? 'you' : 'bot',
    text,
    blocks,
    files: files.map((file) => ({
      url: `/files/${file.id}`,
      name: file.name,
      title: file.title,
      altText: file.altText,
      isImage: isImage(file),
    })),
    steps,
    isStreaming: streamingSince !== undefined,
    beginsElsewhere: metadata?.event_type === askedMark,
  };
}

export function isImage(file: SlackFile): boolean {
  return file.name.endsWith('.png');
}
