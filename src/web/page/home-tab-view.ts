import type { HomeView } from '../../render/views/view-schema.js';
import { blockView, type Press } from './block-view.js';
import { element } from './element.js';

/** The bot's Home tab; a word until it comes. */
export function homeTabView(home: HomeView | undefined, press: Press): HTMLElement {
  if (!home) return element('p', { class: 'working' }, 'Opening …');
  return element('div', { class: 'home' }, ...home.blocks.map((block) => blockView(block, press)));
}
