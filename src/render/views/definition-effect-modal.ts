import type { EditEffect, MeasuredDefinition } from '../../ask/edit-definition.js';
import { describePeriod } from '../../ask/describe-conditions.js';
import { describeDefinition } from '../../ask/describe-definition.js';
import { describeFigures } from '../../ask/describe-figures.js';
import type { ViewBlock } from '../blocks.js';
import { modals } from './modal-ids.js';
import type { ModalView } from './view-schema.js';
import { heading, viewLines, viewText } from './view-text.js';

const longest = 900;
const changed =
  '*Somebody else has changed this meanwhile.* Now it means what they made of it; saving replaces that.';
const followed = 'Answers of everybody follow this from the next question on.';

/**
 * What an edit does to last month's figures, before it is made.
 *
 * @param metadata the edit itself.
 * @param isOvertaken where somebody else's was saved since its effect was shown.
 */
export function definitionEffectModal(
  name: string,
  effect: EditEffect,
  metadata: string,
  isOvertaken = false,
): ModalView {
  const { before, after, warnings } = effect;
  return {
    type: 'modal',
    callback_id: modals.definitionEffect,
    private_metadata: metadata,
    title: viewText('The effect', 24),
    submit: viewText('Save', 24),
    close: viewText('Cancel', 24),
    blocks: [
      heading(name),
      ...(isOvertaken
        ? [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: changed } }]
        : []),
      ...side('Now', before, effect),
      ...side(before ? 'Then' : 'New', after, effect),
      ...warnings.slice(0, 5).map((warning): ViewBlock => ({
        type: 'context',
        elements: [viewText(`⚠︎ ${warning}`, longest)],
      })),
      {
        type: 'context',
        elements: [viewText(isSame(effect) ? 'Nothing changes: it means this already.' : followed, longest)],
      },
    ],
  };
}

function side(label: string, definition: MeasuredDefinition | undefined, { month }: EditEffect): ViewBlock[] {
  if (!definition) return [];
  const { entry, figures } = definition;
  const said = figures ? `${describePeriod(month)}: ${describeFigures(entry.kind, figures)}` : '';
  return [{ type: 'section', text: viewLines([label, describeDefinition(entry), said], longest) }];
}

function isSame({ before, after }: EditEffect): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    describeDefinition(before.entry) === describeDefinition(after.entry)
  );
}
