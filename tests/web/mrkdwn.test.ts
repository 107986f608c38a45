import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMrkdwn } from '../../src/render/escape-mrkdwn.js';
import { parseMrkdwn, type MrkdwnNode } from '../../src/web/page/mrkdwn.js';

const text = (value: string): MrkdwnNode => ({ kind: 'text', text: value });

test.each<[string, MrkdwnNode[]]>([
  ['plain', [text('plain')]],
  ['a *b* c', [text('a '), { kind: 'bold', children: [text('b')] }, text(' c')]],
  [
    '_i_ ~s~',
    [{ kind: 'italic', children: [text('i')] }, text(' '), { kind: 'strike', children: [text('s')] }],
  ],
  ['*a _b_*', [{ kind: 'bold', children: [text('a '), { kind: 'italic', children: [text('b')] }] }]],
  ['signed_up_now 2*3*4 * x *', [text('signed_up_now 2*3*4 * x *')]],
  ['`a *b* &lt;c&gt;`', [{ kind: 'code', text: 'a *b* <c>' }]],
  ['```x\ny```', [{ kind: 'preformatted', text: 'x\ny' }]],
  ['a\nb', [text('a'), { kind: 'break' }, text('b')]],
  ['&gt; said\nthen', [{ kind: 'quote', children: [text('said')] }, text('then')]],
  ['<https://x.com/?a=1&amp;b=2|see>', [{ kind: 'link', url: 'https://x.com/?a=1&b=2', text: 'see' }]],
  ['<javascript:alert(1)|see>', [text('javascript:alert(1)|see')]],
  ['<@U1> <!here> <#C1|sales>', [{ kind: 'mention' }, text(' '), text('@here'), text(' '), text('#sales')]],
  ['&amp;lt; &lt;b&gt;', [text('&lt; <b>')]],
])('%j', (source, nodes) => {
  expect(parseMrkdwn(source)).toEqual(nodes);
});

function shown(nodes: readonly MrkdwnNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'break') return '\n';
      if (node.kind === 'mention') return '@';
      return 'text' in node ? node.text : shown(node.children);
    })
    .join('');
}

test('escaped text without marks is shown as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '&', 'a', ' ', '@', '!', '|', ';', 'lt', '\n') }),
      (source) => {
        expect(shown(parseMrkdwn(`x${escapeMrkdwn(source)}`))).toBe(`x${source}`);
      },
    ),
  );
});

test('any text is read', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('*', '_', '`', '~', '<', '>', 'a', ' ', '\n') }),
      (source) => void parseMrkdwn(source),
    ),
  );
});
