import { element } from './element.js';
import { parseMrkdwn, type MrkdwnNode } from './mrkdwn.js';

export function mrkdwnView(source: string): Node[] {
  return parseMrkdwn(source).map(nodeView);
}

function nodeView(node: MrkdwnNode): Node {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text);
    case 'code':
      return element('code', {}, node.text);
    case 'preformatted':
      return element('pre', {}, node.text);
    case 'bold':
      return element('strong', {}, ...node.children.map(nodeView));
    case 'italic':
      return element('em', {}, ...node.children.map(nodeView));
    case 'strike':
      return element('s', {}, ...node.children.map(nodeView));
    case 'quote':
      return element('blockquote', {}, ...node.children.map(nodeView));
    case 'link':
      return element('a', { href: node.url, target: '_blank', rel: 'noreferrer' }, node.text);
    case 'mention':
      return element('span', { class: 'mention' }, 'You');
    case 'break':
      return element('br');
  }
}
