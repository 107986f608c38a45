import type { Block, ViewBlock } from '../../render/blocks.js';
import type { PressedButton } from './interactions.js';

/** Everything that can be pressed in a message or a view. */
export function buttonsOf(blocks: readonly (Block | ViewBlock)[]): PressedButton[] {
  return blocks.flatMap((block): PressedButton[] => {
    if (block.type === 'actions') {
      return block.elements.map(({ action_id: actionId, value }) => ({ type: 'button', actionId, value }));
    }
    if (block.type === 'section' && block.accessory) {
      const { action_id: actionId, value } = block.accessory;
      return [{ type: 'button', actionId, value }];
    }
    if (block.type !== 'context_actions') return [];
    return block.elements.flatMap(({ action_id: actionId, positive_button, negative_button }) =>
      [positive_button, negative_button].map(({ value }) => ({
        type: 'feedback_buttons' as const,
        actionId,
        value,
      })),
    );
  });
}
