import type { ChatMessage, ChatUpdate } from '../chat-update.js';
import { createComposer } from './composer.js';
import { askedQuestions, conversationsOf, type Conversation } from './conversations.js';
import { byId, element } from './element.js';
import { messageView } from './message-view.js';
import { listen, pressButton, sendMessage } from './server.js';
import { startSide } from './side.js';
import { startTheme } from './theme.js';

const log = byId('log', HTMLDivElement);
const title = byId('title', HTMLHeadingElement);
const offline = byId('offline', HTMLParagraphElement);
const newConversation = 'New conversation';

let starters: readonly string[] = [];
let messages: readonly ChatMessage[] = [];
/** The conversation that is shown; undefined for a new one. */
let current: string | undefined;
/** Conversations in which a button was pressed and the answer is on its way. */
const pressed = new Set<string>();

const side = startSide((threadTs) => open(threadTs));
const composer = createComposer({ onSend: send, history: () => askedQuestions(messages) });

function open(threadTs: string | undefined): void {
  current = threadTs;
  showConversation();
  composer.focus();
}

async function send(text: string): Promise<boolean> {
  try {
    const ts = await sendMessage(text, current);
    if (current === undefined) {
      current = ts;
      showConversation();
    }
    return true;
  } catch {
    say('That could not be sent. Please try again.');
    return false;
  }
}

async function press(message: ChatMessage, actionId: string): Promise<void> {
  if (isWorking(message.threadTs)) return;
  pressed.add(message.threadTs);
  showWorking();
  try {
    await pressButton(message.ts, actionId);
  } catch {
    pressed.delete(message.threadTs);
    showWorking();
    say('That could not be sent. Please try again.');
  }
}

function onUpdate(update: ChatUpdate): void {
  switch (update.kind) {
    case 'hello':
      starters = update.starters;
      messages = update.messages;
      pressed.clear();
      if (current && !messages.some(({ threadTs }) => threadTs === current)) current = undefined;
      return showConversation();
    case 'message':
      return onMessage(update.message);
  }
}

function onMessage(message: ChatMessage): void {
  messages = [...messages, message];
  if (message.from === 'bot') pressed.delete(message.threadTs);
  showFrame();
  if (message.threadTs !== current) return;
  const view = viewOf(message);
  log.querySelector('.welcome')?.remove();
  log.append(view);
  showWorking();
  // A chart comes after its answer: that stays in view.
  if (message.files.length === 0) scrollTo(view);
}

function showConversation(): void {
  const shown = showFrame();
  log.replaceChildren(...(shown ? shown.messages.map(viewOf) : [welcomeView()]));
  showWorking();
  const questions = log.querySelectorAll<HTMLElement>('.you');
  if (questions.length > 0) scrollTo(questions[questions.length - 1]);
}

/** The list of conversations and the titles. @returns the conversation that is open. */
function showFrame(): Conversation | undefined {
  const conversations = conversationsOf(messages);
  const shown = conversations.find(({ threadTs }) => threadTs === current);
  title.textContent = shown?.title ?? newConversation;
  document.title = shown ? `${shown.title} – Footpath` : 'Footpath';
  side.show(conversations, current);
  return shown;
}

/** An answer from its question on, or its own beginning. */
function scrollTo(view: HTMLElement): void {
  const question = view.previousElementSibling;
  const first = question instanceof HTMLElement && question.matches('.you') ? question : view;
  log.scrollTop = first.offsetTop - 16;
}

function viewOf(message: ChatMessage): HTMLElement {
  return messageView(message, (pressed, actionId) => void press(pressed, actionId));
}

function welcomeView(): HTMLElement {
  const buttons = starters.map((question) => {
    const button = element('button', { type: 'button', class: 'starter' }, question);
    button.addEventListener('click', () => {
      void send(question);
      composer.focus();
    });
    return button;
  });
  return element(
    'div',
    { class: 'welcome' },
    element('p', { class: 'lead' }, 'What would you like to know about your customers?'),
    element('p', {}, 'Every figure in an answer is computed from what they really did, and can be checked.'),
    element('div', { class: 'starters' }, ...buttons),
  );
}

function showWorking(): void {
  log.querySelector('.working')?.remove();
  if (!current || !isWorking(current)) return;
  const dots = element(
    'span',
    { class: 'dots', 'aria-hidden': 'true' },
    element('i'),
    element('i'),
    element('i'),
  );
  log.append(element('p', { class: 'working' }, 'Working it out', dots));
}

/** The last word in the conversation is a question's. */
function isWorking(threadTs: string): boolean {
  const last = messages.findLast((message) => message.threadTs === threadTs);
  return pressed.has(threadTs) || last?.from === 'you';
}

function say(sentence: string): void {
  log.append(element('p', { class: 'notice', role: 'alert' }, sentence));
}

startTheme();
listen({ onUpdate, onConnection: (connected) => (offline.hidden = connected) });
composer.focus();
