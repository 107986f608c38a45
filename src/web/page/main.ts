import type { ChatMessage, ChatUpdate } from '../chat-update.js';
import { createComposer } from './composer.js';
import { askedQuestions, conversationsOf, type Conversation } from './conversations.js';
import { byId, element } from './element.js';
import { homeTabView } from './home-tab-view.js';
import { messageView } from './message-view.js';
import { showModal, startModal } from './modal.js';
import {
  askAbout,
  listen,
  openTab,
  pressButton,
  pressHome,
  sendCommand,
  sendMessage,
  stopWork,
} from './server.js';
import { startSide } from './side.js';
import { mrkdwnView } from './text-view.js';
import { startTheme } from './theme.js';
import { createWork } from './work.js';
import { welcomeView } from './welcome-view.js';

const log = byId('log', HTMLDivElement);
const title = byId('title', HTMLHeadingElement);
const offline = byId('offline', HTMLParagraphElement);
const form = byId('composer', HTMLFormElement);
const newConversation = 'New conversation';
const command = '/footpath';

let prompts: readonly string[] = [];
let messages: readonly ChatMessage[] = [];
let home: Parameters<typeof homeTabView>[0];
let isHome = false;
/** The conversation that is shown; undefined for a new one. */
let current: string | undefined;
const work = createWork();

const side = startSide({ open, openHome });
const composer = createComposer({ onSend: send, history: () => askedQuestions(messages) });

function open(threadTs: string | undefined): void {
  isHome = false;
  current = threadTs;
  show();
  composer.focus();
}

function openHome(): void {
  isHome = true;
  show();
  void trying(() => openTab('home'));
}

async function send(text: string): Promise<boolean> {
  if (text === command || text.startsWith(`${command} `)) {
    return trying(() => sendCommand(text.slice(command.length)));
  }
  return trying(async () => {
    const ts = await sendMessage(text, current);
    if (current !== undefined) return;
    current = ts;
    show();
  });
}

/** Does something that the server must hear of. @returns whether it did. */
async function trying(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch {
    say('That could not be sent. Please try again.');
    return false;
  }
}

async function press(message: ChatMessage, actionId: string, value: string): Promise<void> {
  const asks = actionId.startsWith('ask_');
  if (asks && work.isGoingOn(message.threadTs, messages)) return;
  if (asks) work.begin(message.threadTs);
  showWorking();
  if (await trying(() => pressButton(message.ts, actionId, value))) return;
  work.end(message.threadTs);
  showWorking();
}

function onUpdate(update: ChatUpdate): void {
  switch (update.kind) {
    case 'hello':
      messages = update.messages;
      home = update.home;
      work.forget();
      if (current && !messages.some(({ threadTs }) => threadTs === current)) current = undefined;
      showModal(update.modal);
      void trying(() => openTab('messages'));
      return show();
    case 'message':
      return onMessage(update.message);
    case 'changed':
      return onChange(update.message);
    case 'removed':
      messages = messages.filter(({ ts }) => ts !== update.ts);
      return viewAt(update.ts)?.remove();
    case 'prompts':
      prompts = update.questions;
      return log.querySelector('.welcome') ? show() : undefined;
    case 'status':
      if (update.status !== '') work.begin(update.threadTs);
      return showWorking();
    case 'session':
      work.mayBeStopped(update.threadTs, update.isProcessing);
      return showWorking();
    case 'notice':
      return whisper(update.text);
    case 'home':
      home = update.view;
      return isHome ? show() : undefined;
    case 'modal':
      return showModal(update.view);
  }
}

function onMessage(message: ChatMessage): void {
  messages = [...messages, message];
  if (message.from === 'bot' && !message.isStreaming) work.end(message.threadTs);
  if (message.beginsElsewhere) {
    work.begin(message.threadTs);
    return open(message.threadTs);
  }
  showFrame();
  if (isHome || message.threadTs !== current) return;
  const view = viewOf(message);
  log.querySelector('.welcome')?.remove();
  log.append(view);
  showWorking();
  // A chart comes after its answer: that stays in view.
  if (message.files.length === 0) scrollTo(view);
}

function onChange(message: ChatMessage): void {
  messages = messages.map((each) => (each.ts === message.ts ? message : each));
  if (!message.isStreaming) work.end(message.threadTs);
  viewAt(message.ts)?.replaceWith(viewOf(message));
  showWorking();
}

function show(): void {
  const shown = showFrame();
  if (isHome) return log.replaceChildren(homeTabView(home, onHomePress));
  log.replaceChildren(
    ...(shown ? shown.messages.map(viewOf) : [welcomeView(prompts, (text) => void send(text))]),
  );
  showWorking();
  const questions = log.querySelectorAll<HTMLElement>('.you');
  if (questions.length > 0) scrollTo(questions[questions.length - 1]);
}

function onHomePress(actionId: string, value: string): void {
  void trying(() => pressHome(actionId, value));
}

/** The list of conversations and the titles. @returns the conversation that is open. */
function showFrame(): Conversation | undefined {
  const conversations = conversationsOf(messages);
  const shown = conversations.find(({ threadTs }) => threadTs === current);
  const name = isHome ? 'Home' : shown?.title;
  title.textContent = name ?? newConversation;
  document.title = name ? `${name} – Footpath` : 'Footpath';
  form.hidden = isHome;
  side.show(conversations, isHome ? 'home' : current);
  return shown;
}

/** An answer from its question on, or its own beginning. */
function scrollTo(view: HTMLElement): void {
  const question = view.previousElementSibling;
  const first = question instanceof HTMLElement && question.matches('.you') ? question : view;
  log.scrollTop = first.offsetTop - 16;
}

function viewOf(message: ChatMessage): HTMLElement {
  return messageView(message, {
    onPress: (pressed, actionId, value) => void press(pressed, actionId, value),
    onAskAbout: ({ ts }) => void trying(() => askAbout(ts)),
  });
}

function viewAt(ts: string): Element | null {
  return log.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
}

function showWorking(): void {
  log.querySelector('.working')?.remove();
  const thread = current;
  if (isHome || !thread || !work.isGoingOn(thread, messages)) return;
  log.append(work.view(thread, () => void trying(() => stopWork(thread))));
}

function say(sentence: string): void {
  append(element('p', { class: 'notice', role: 'alert' }, sentence));
}

/** What the bot says to this reader alone, in Slack's markup. */
function whisper(text: string): void {
  const label = element('small', {}, 'Only you see this');
  append(element('div', { class: 'whisper', role: 'status' }, label, element('p', {}, ...mrkdwnView(text))));
}

function append(view: HTMLElement): void {
  log.append(view);
  log.scrollTop = log.scrollHeight;
}

startTheme();
startModal();
listen({ onUpdate, onConnection: (connected) => (offline.hidden = connected) });
composer.focus();
