import type { Reply } from '../ask/answer.js';
import { renderBlocks, type BlockOptions } from './block-kit.js';
import type { Message } from './validate-blocks.js';

interface VersionOptions extends Pick<BlockOptions, 'askedBy' | 'note' | 'picture'> {
  /** Slack's own, which goes before a picture; true when left out. */
  readonly chart?: boolean;
}

/**
 * A reply for Slack, from the richest to plain text: what a workspace does not take is tried more simply. Mostly it takes
 * the first, so the others are rendered when they are asked for.
 */
export function replyVersions(
  reply: Reply,
  { askedBy, note, picture, chart = true }: VersionOptions = {},
): Iterable<Message> {
  const richest = renderBlocks(reply, { askedBy, note, picture, chart });
  return {
    *[Symbol.iterator]() {
      yield richest;
      if (showsChart(richest)) yield renderBlocks(reply, { askedBy, note });
      yield renderBlocks(reply, { askedBy, note, simple: true });
      yield { text: richest.text, blocks: [] };
    },
  };
}

/** Whether the message shows its chart itself, so that it needs no picture beside it. */
export function showsChart({ blocks }: Message): boolean {
  return blocks.some(({ type }) => type === 'data_visualization' || type === 'image');
}
