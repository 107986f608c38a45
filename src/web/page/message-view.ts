import type { ChatFile, ChatMessage } from '../chat-update.js';
import { blockView } from './block-view.js';
import { element } from './element.js';
import { mrkdwnView } from './text-view.js';

/** One message of the conversation. */
export function messageView(
  message: ChatMessage,
  press: (message: ChatMessage, actionId: string) => void,
): HTMLElement {
  const blocks = message.blocks.map((block) => blockView(block, (actionId) => press(message, actionId)));
  const content = blocks.length > 0 ? blocks : textOnly(message.text);
  return element(
    'article',
    { class: `message ${message.from}` },
    element('h2', { class: 'hidden' }, message.from === 'you' ? 'You' : 'Footpath'),
    ...content,
    ...message.files.map(fileView),
    timeView(message.ts),
  );
}

function textOnly(text: string): HTMLElement[] {
  return text === '' ? [] : [element('p', {}, ...mrkdwnView(text))];
}

function fileView(file: ChatFile): HTMLElement {
  if (!file.isImage)
    return element('a', { class: 'file', href: file.url, download: file.name }, `${file.title} (CSV)`);
  const image = element('img', { src: file.url, alt: file.altText, width: 1200, height: 700 });
  const link = element('a', { href: file.url, target: '_blank', title: 'Open in full size' }, image);
  return element('figure', { class: 'chart' }, link);
}

function timeView(ts: string): HTMLElement {
  const at = new Date(Number(ts) * 1000);
  const label = at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  return element('time', { datetime: at.toISOString() }, label);
}
