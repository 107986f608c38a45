import type { Reply } from '../ask/answer.js';
import { renderBlocks } from './block-kit.js';
import type { Message } from './validate-blocks.js';

/** A reply for Slack, from the richest to plain text: what a workspace does not take is tried more simply. */
export function replyVersions(reply: Reply, askedBy?: string): Message[] {
  const plain = renderBlocks(reply, { askedBy });
  const charted = renderBlocks(reply, { askedBy, chart: true });
  const simple = renderBlocks(reply, { askedBy, simple: true });
  return [...(hasChart(charted) ? [charted] : []), plain, simple, { text: plain.text, blocks: [] }];
}

/** Whether the message shows its chart itself, so that it needs no picture. */
export function hasChart({ blocks }: Message): boolean {
  return blocks.some(({ type }) => type === 'data_visualization');
}
