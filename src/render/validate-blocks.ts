import { z } from 'zod';
import { blockSchema, type Block, type ViewBlock } from './blocks.js';
import { mostCharts } from './chart-block.js';

/** A message as Slack takes it; the text is what notifications and screen readers give. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Slack cuts text after 40,000 characters and advises 4,000. */
export const longestText = 4000;
/** Undocumented: Slack answers msg_blocks_too_long from about here on. */
export const mostCharacters = 13_200;
export const mostTableCharacters = 10_000;

/** How a message over that limit is told. */
export const tooManyCharacters = 'characters in all';

const messageSchema = z.object({
  text: z.string().min(1, 'notifications need a text').max(longestText),
  blocks: z.array(blockSchema).max(50),
});

/** Everything that Slack would refuse in a message, in words, with the place; empty when it is fine. */
export function validateBlocks(message: unknown): string[] {
  const parsed = messageSchema.safeParse(message);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${placeIn(issue.path)}: ${issue.message}`);
  }
  return wholeMessage(parsed.data.blocks);
}

/** blocks[0].elements[1].text */
export function placeIn(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function wholeMessage(blocks: readonly Block[]): string[] {
  const tables = blocks.filter((block) => block.type === 'data_table');
  const charts = blocks.filter((block) => block.type === 'data_visualization');
  const total = characters(blocks);
  const inTables = characters(tables);
  return [
    ...(tables.length > 1 ? ['blocks: more than one data_table'] : []),
    ...(charts.length > mostCharts ? [`blocks: more than ${mostCharts} charts`] : []),
    ...(inTables > mostTableCharacters
      ? [`blocks: ${inTables} characters in tables, at most ${mostTableCharacters}`]
      : []),
    ...(total > mostCharacters ? [`blocks: ${total} ${tooManyCharacters}, at most ${mostCharacters}`] : []),
    ...repeatedIds(blocks),
  ];
}

/** Ids must be there once: Slack tells by them what was pressed or filled in. */
export function repeatedIds(blocks: readonly (Block | ViewBlock)[]): string[] {
  const ids = blocks.flatMap((block) => block.block_id ?? []);
  const actionIds = blocks.flatMap(actionIdsOf);
  return [
    ...repeated(ids).map((id) => `blocks: block_id ${id} is there twice`),
    ...repeated(actionIds).map((id) => `blocks: action_id ${id} is there twice`),
  ];
}

function actionIdsOf(block: Block | ViewBlock): string[] {
  if (block.type === 'actions' || block.type === 'context_actions') {
    return block.elements.map((element) => element.action_id);
  }
  if (block.type === 'section') return block.accessory ? [block.accessory.action_id] : [];
  return block.type === 'input' ? [block.element.action_id] : [];
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

const readText = new Set(['text', 'caption', 'title', 'name', 'label']);

/** Characters that a reader sees. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + characters(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]: [string, unknown]) =>
      sum + (typeof item === 'string' ? (readText.has(key) ? item.length : 0) : characters(item)),
    0,
  );
}
