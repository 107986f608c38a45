import type { Reply } from '../ask/answer.js';
import { renderBlocks, type BlockOptions } from './block-kit.js';
import type { Message } from './validate-blocks.js';

/**
 * A reply for Slack, from the richest to plain text: what a workspace does not take is tried more simply. Slack's own
 * chart goes before a picture.
 */
export function replyVersions(
  reply: Reply,
  { askedBy, note, picture }: Pick<BlockOptions, 'askedBy' | 'note' | 'picture'> = {},
): Message[] {
  const plain = renderBlocks(reply, { askedBy, note });
  const drawn = renderBlocks(reply, { askedBy, note, picture, chart: true });
  const simple = renderBlocks(reply, { askedBy, note, simple: true });
  return [...(showsChart(drawn) ? [drawn] : []), plain, simple, { text: plain.text, blocks: [] }];
}

/** Whether the message shows its chart itself, so that it needs no picture beside it. */
export function showsChart({ blocks }: Message): boolean {
  return blocks.some(({ type }) => type === 'data_visualization' || type === 'image');
}
