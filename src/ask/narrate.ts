import type { Envelope } from '../../tools/tool.js';
import { narrateDropOffs } from './narrate-drop-offs.js';
import { narrateEffect } from './narrate-effect.js';
import { narrateForecast } from './narrate-forecast.js';
import { narrateNextBestAction } from './narrate-next-best-action.js';
import type { Narration } from './narration.js';

/** The words for a result, by its tool. */
export function narrate(envelope: Envelope): Narration {
  if (isOf(envelope, 'drop_offs')) return narrateDropOffs(envelope);
  if (isOf(envelope, 'effect')) return narrateEffect(envelope);
  if (isOf(envelope, 'forecast')) return narrateForecast(envelope);
  if (isOf(envelope, 'next_best_action')) return narrateNextBestAction(envelope);
  return { headline: [], findings: [], basis: [], suggestions: [] };
}

function isOf<Name extends Envelope['tool']>(envelope: Envelope, name: Name): envelope is Envelope<Name> {
  return envelope.tool === name;
}
