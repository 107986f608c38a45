import { z } from 'zod';
import { blockSchema, type Block } from '../../../render/blocks.js';
import { longestText, tooManyCharacters, validateBlocks } from '../../../render/validate-blocks.js';
import type { Workspace } from '../workspace.js';
import { Refusal } from './method.js';

const longestMessage = 40_000;
const mostMetadata = 8000;

/** What an app may note in a message. */
export const metadataSchema = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});

/** The blocks, when Slack would take them. */
export function checkedBlocks(
  workspace: Workspace,
  messageText: string | undefined,
  blocks: readonly unknown[],
): Block[] {
  if (!messageText && blocks.length === 0) throw new Refusal('no_text');
  if ((messageText ?? '').length > longestMessage) throw new Refusal('msg_too_long');
  if (blocks.length === 0) return [];
  const problems = validateBlocks({ text: (messageText ?? '').slice(0, longestText), blocks });
  if (problems.some((problem) => problem.includes(tooManyCharacters)))
    throw new Refusal('msg_blocks_too_long');
  if (problems.length > 0) {
    throw new Refusal(
      'invalid_blocks',
      problems.map((problem) => `[ERROR] ${problem}`),
    );
  }
  const checked = z.array(blockSchema).parse(blocks);
  // Also for a while after an upload, until Slack has looked through the file.
  if (checked.some((block) => block.type === 'image' && !workspace.file(block.slack_file.id)))
    throw new Refusal('invalid_blocks', ['[ERROR] invalid slack file']);
  return checked;
}

export function checkMetadata(metadata: unknown): void {
  if (JSON.stringify(metadata ?? {}).length > mostMetadata) throw new Refusal('metadata_too_large');
}
