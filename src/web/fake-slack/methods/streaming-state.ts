import type { SlackMessage, Workspace } from '../workspace.js';

/** Whether a message still takes more: streams end by themselves some minutes after their start. */
export function isStreaming({ streamLifeMs }: Workspace, { streamingSince }: SlackMessage): boolean {
  return streamingSince !== undefined && Date.now() - streamingSince < streamLifeMs;
}
