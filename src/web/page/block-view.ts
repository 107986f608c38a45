import type {
  Block,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
  TextObject,
} from '../../render/blocks.js';
import { element } from './element.js';
import { tableView } from './table-view.js';
import { mrkdwnView } from './text-view.js';

/** Called with the action id of the button that was pressed. */
export type Press = (actionId: string) => void;

/** A block as Slack would show it. */
export function blockView(block: Block, press: Press): HTMLElement {
  switch (block.type) {
    case 'rich_text':
      return element('div', { class: 'rich' }, ...block.elements.map(richView));
    case 'context':
      return element('p', { class: 'context' }, ...block.elements.flatMap(textView));
    case 'actions':
      return element(
        'div',
        { class: 'actions' },
        ...block.elements.map((button) => buttonView(button, press)),
      );
    case 'data_table':
      return tableView(block);
    case 'container':
      return element(
        'details',
        { class: 'container', open: !block.default_collapsed },
        element('summary', {}, block.title.text),
        ...block.child_blocks.map((child) => blockView(child, press)),
      );
    default:
      return unsupportedView(block);
  }
}

/** Said aloud, so that nothing of a message is lost without a trace. */
function unsupportedView(block: never): HTMLElement {
  return element(
    'pre',
    { class: 'unsupported' },
    `This page can't show this block:\n${JSON.stringify(block, null, 2)}`,
  );
}

function buttonView(
  { text, action_id }: Extract<Block, { type: 'actions' }>['elements'][number],
  press: Press,
): HTMLElement {
  const button = element('button', { type: 'button', class: 'choice' }, text.text);
  button.addEventListener('click', () => press(action_id));
  return button;
}

function textView(text: TextObject): Node[] {
  if (text.type === 'mrkdwn') return mrkdwnView(text.text);
  return text.text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [element('br')] : []), document.createTextNode(line)]);
}

function richView(part: RichTextBlock['elements'][number]): HTMLElement {
  switch (part.type) {
    case 'rich_text_section':
      return element('p', {}, ...sectionView(part));
    case 'rich_text_list': {
      const items = part.elements.map((item) => element('li', {}, ...sectionView(item)));
      return element(part.style === 'bullet' ? 'ul' : 'ol', {}, ...items);
    }
    case 'rich_text_preformatted':
      return element('pre', { tabindex: 0 }, ...part.elements.map(richElementView));
  }
}

function sectionView(section: RichTextSection): Node[] {
  return section.elements.map(richElementView);
}

function richElementView(part: RichTextElement): Node {
  if (part.type === 'user') return element('span', { class: 'mention' }, 'You');
  let view: Node = document.createTextNode(part.text);
  if (part.style?.code) view = element('code', {}, view);
  if (part.style?.strike) view = element('s', {}, view);
  if (part.style?.italic) view = element('em', {}, view);
  if (part.style?.bold) view = element('strong', {}, view);
  return view;
}
