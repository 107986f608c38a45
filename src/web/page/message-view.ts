import type { StepChunk } from '../../render/step-chunk.js';
import type { ChatFile, ChatMessage } from '../chat-update.js';
import { blockView, type Press } from './block-view.js';
import { element } from './element.js';
import { pictureView } from './picture-view.js';
import { mrkdwnView } from './text-view.js';

export interface MessageEvents {
  readonly onPress: (message: ChatMessage, ...pressed: Parameters<Press>) => void;
  readonly onAskAbout: (message: ChatMessage) => void;
}

/** One message of the conversation. */
export function messageView(message: ChatMessage, events: MessageEvents): HTMLElement {
  const blocks = message.blocks.map((block) =>
    blockView(block, (...pressed) => events.onPress(message, ...pressed)),
  );
  const content = blocks.length > 0 ? blocks : textOnly(message.text);
  return element(
    'article',
    { class: `message ${message.from}`, 'data-ts': message.ts },
    element('h2', { class: 'hidden' }, message.from === 'you' ? 'You' : 'Footpath'),
    ...(message.steps.length > 0 ? [stepsView(message)] : []),
    ...content,
    ...message.files.map(fileView),
    footView(message, events),
  );
}

/** The steps of a slow answer: open while they go on, folded once it is there. */
function stepsView({ steps, isStreaming }: ChatMessage): HTMLElement {
  return element(
    'details',
    { class: 'steps', open: isStreaming },
    element('summary', {}, isStreaming ? 'Working' : 'Steps'),
    element('ol', {}, ...steps.map(stepView)),
  );
}

const stepMarks = { in_progress: '…', complete: '✓', error: '✗' };

function stepView({ title, status }: StepChunk): HTMLElement {
  const mark = element('span', { 'aria-hidden': 'true' }, stepMarks[status]);
  return element('li', { class: status }, mark, ` ${title}`);
}

function textOnly(text: string): HTMLElement[] {
  return text === '' ? [] : [element('p', {}, ...mrkdwnView(text))];
}

function fileView(file: ChatFile): HTMLElement {
  if (!file.isImage)
    return element('a', { class: 'file', href: file.url, download: file.name }, `${file.title} (CSV)`);
  return pictureView(file);
}

function footView(message: ChatMessage, { onAskAbout }: MessageEvents): HTMLElement {
  const at = new Date(Number(message.ts) * 1000);
  const label = at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  const ask = element('button', { type: 'button', class: 'ask-about' }, 'Ask about this');
  ask.addEventListener('click', () => onAskAbout(message));
  return element('footer', {}, element('time', { datetime: at.toISOString() }, label), ask);
}
