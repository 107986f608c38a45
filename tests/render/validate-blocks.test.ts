import { expect, test } from 'vitest';
import { validateBlocks } from '../../src/render/validate-blocks.js';

const message = (...blocks: unknown[]) => ({ text: 'text', blocks });
const context = (text: string) => ({ type: 'context', elements: [{ type: 'plain_text', text }] });
const rich = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const button = (id: string, text = 'Go', value = 'v') => ({
  type: 'button',
  text: { type: 'plain_text', text },
  action_id: id,
  value,
});
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const cells = (columns: number, text = 'x') =>
  Array.from({ length: columns }, () => ({ type: 'raw_text', text }));
const table = (rows: unknown[]) => ({ type: 'data_table', caption: 'c', rows });
const container = (children: unknown[], title = 't') => ({
  type: 'container',
  title: { type: 'plain_text', text: title },
  child_blocks: children,
});
const many = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

// Limits as in Slack's reference (docs.slack.dev/reference/block-kit/blocks) and, where it is silent, its SDK's issues.
test.each([
  ['50 blocks', message(...many(50, () => context('x')))],
  [
    'context of 10 elements',
    message({ type: 'context', elements: many(10, () => ({ type: 'plain_text', text: 'x' })) }),
  ],
  [
    '25 buttons of 75 characters, values of 2000',
    message(actions(...many(25, (id) => button(`a${id}`, 'x'.repeat(75), 'v'.repeat(2000))))),
  ],
  ['a table of 100 rows and 20 columns', message(table(many(101, () => cells(20))))],
  [
    'a container of 10',
    message(
      container(
        many(10, () => rich('x')),
        'x'.repeat(150),
      ),
    ),
  ],
  ['13,200 characters', message(...many(11, () => rich('x'.repeat(1200))))],
  ['10,000 characters in a table', message(table(many(20, () => cells(5, 'x'.repeat(99)))))],
])('takes %s', (_, fine) => {
  expect(validateBlocks(fine)).toEqual([]);
});

test.each([
  ['no text', { text: '', blocks: [] }, 'text: notifications need a text'],
  ['51 blocks', message(...many(51, () => context('x'))), 'blocks: '],
  ['an unknown block', message({ type: 'alert', text: 'x' }), 'blocks[0].type: '],
  ['an unknown field', message({ ...context('x'), colour: 'red' }), 'blocks[0]: '],
  [
    'context of 11 elements',
    message({ type: 'context', elements: many(11, () => ({ type: 'plain_text', text: 'x' })) }),
    'blocks[0].elements: ',
  ],
  ['a long context text', message(context('x'.repeat(3001))), 'blocks[0].elements[0].text: '],
  ['empty text', message(rich('')), 'blocks[0].elements[0].elements[0].text: '],
  ['26 buttons', message(actions(...many(26, (id) => button(`a${id}`)))), 'blocks[0].elements: '],
  ['a long button', message(actions(button('a', 'x'.repeat(76)))), 'blocks[0].elements[0].text.text: '],
  ['a long value', message(actions(button('a', 'x', 'v'.repeat(2001)))), 'blocks[0].elements[0].value: '],
  ['a long action id', message(actions(button('a'.repeat(256)))), 'blocks[0].elements[0].action_id: '],
  ['an action id twice', message(actions(button('a'), button('a'))), 'action_id a is there twice'],
  [
    'a block id twice',
    message({ ...context('x'), block_id: 'b' }, { ...context('y'), block_id: 'b' }),
    'block_id b is there twice',
  ],
  ['a table of 101 rows', message(table(many(102, () => cells(1)))), 'more than 100 rows'],
  ['a table of 21 columns', message(table([cells(21), cells(21)])), 'blocks[0].rows[0]: '],
  ['a table without rows', message(table([cells(2)])), 'at least one row'],
  ['uneven rows', message(table([cells(2), cells(3)])), 'rows differ'],
  ['an empty cell', message(table([cells(1), cells(1, '')])), 'blocks[0].rows[1][0].text: '],
  [
    'two tables',
    message(table([cells(1), cells(1)]), table([cells(1), cells(1)])),
    'more than one data_table',
  ],
  [
    '10,001 characters in a table',
    message(table(many(100, () => cells(1, 'x'.repeat(101))))),
    'characters in tables',
  ],
  ['13,201 characters', message(...many(11, () => rich('x'.repeat(1201)))), 'characters in all'],
  ['a container of 11', message(container(many(11, () => rich('x')))), 'blocks[0].child_blocks: '],
  ['a long container title', message(container([rich('x')], 'x'.repeat(151))), 'blocks[0].title.text: '],
  [
    'a table in a container',
    message(container([table([cells(1), cells(1)])])),
    'blocks[0].child_blocks[0].type: ',
  ],
])('refuses %s', (_, wrong, problem) => {
  expect(validateBlocks(wrong).join('\n')).toContain(problem);
});

test('reports all problems at once', () => {
  const wrong = message(
    actions(button('a', 'x'.repeat(76)), button('b', 'x', '')),
    context('x'.repeat(3001)),
  );
  expect(validateBlocks(wrong)).toHaveLength(3);
});
