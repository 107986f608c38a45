import type { Button, FeedbackButtons } from '../../render/block-elements.js';
import type {
  Block,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
  TextObject,
  ViewBlock,
} from '../../render/blocks.js';
import { chartView } from './chart-view.js';
import { element } from './element.js';
import { fieldView } from './field-view.js';
import { pictureView } from './picture-view.js';
import { tableView } from './table-view.js';
import { mrkdwnView } from './text-view.js';

/** Called with what was pressed. */
export type Press = (actionId: string, value: string) => void;

/** A block as Slack would show it. */
export function blockView(block: Block | ViewBlock, press: Press): HTMLElement {
  switch (block.type) {
    case 'rich_text':
      return element('div', { class: 'rich' }, ...block.elements.map(richView));
    case 'context':
      return element(
        'div',
        { class: 'context' },
        ...block.elements.map((each) => element('p', {}, ...textView(each))),
      );
    case 'actions':
      return element(
        'div',
        { class: 'actions' },
        ...block.elements.map((button) => buttonView(button, press)),
      );
    case 'context_actions':
      return element(
        'div',
        { class: 'ratings' },
        ...block.elements.flatMap((buttons) => ratingViews(buttons, press)),
      );
    case 'data_table':
      return tableView(block);
    case 'data_visualization':
      return chartView(block);
    case 'image':
      return pictureView({ url: `/files/${block.slack_file.id}`, altText: block.alt_text });
    case 'container':
      return element(
        'details',
        { class: 'container', open: !block.default_collapsed },
        element('summary', {}, block.title.text),
        ...block.child_blocks.map((child) => blockView(child, press)),
      );
    case 'header':
      return element('h2', { class: 'header' }, block.text.text);
    case 'divider':
      return element('hr');
    case 'section':
      return element(
        'div',
        { class: 'section' },
        element('p', {}, ...textView(block.text)),
        ...(block.accessory ? [buttonView(block.accessory, press)] : []),
      );
    case 'input':
      return fieldView(block);
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

function buttonView({ text, action_id, value, style }: Button, press: Press): HTMLElement {
  const button = element('button', { type: 'button', class: `choice ${style ?? 'plain'}` }, text.text);
  button.addEventListener('click', () => press(action_id, value));
  return button;
}

/** What was pressed stays pressed. */
function ratingViews(
  { action_id, positive_button, negative_button }: FeedbackButtons,
  press: Press,
): HTMLElement[] {
  const buttons = [positive_button, negative_button].map(({ text, value, accessibility_label }) => {
    const button = element(
      'button',
      { type: 'button', class: 'rating', 'aria-label': accessibility_label, 'aria-pressed': 'false' },
      text.text,
    );
    button.addEventListener('click', () => {
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
      press(action_id, value);
    });
    return button;
  });
  return buttons;
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
