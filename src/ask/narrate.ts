import type { Envelope } from '../../tools/tool.js';
import { narrateDataHealth } from './narrate-data-health.js';
import { narrateDropOffs } from './narrate-drop-offs.js';
import { narrateRetention } from './narrate-retention.js';
import { narrateTrend } from './narrate-trend.js';
import type { Narration } from './narration.js';

/** The words for a result, by its tool. */
export function narrate(envelope: Envelope): Narration {
  if (isOf(envelope, 'drop_offs')) return narrateDropOffs(envelope);
  if (isOf(envelope, 'data_health')) return narrateDataHealth(envelope);
  if (isOf(envelope, 'retention')) return narrateRetention(envelope);
  if (isOf(envelope, 'trend')) return narrateTrend(envelope);
  return { headline: [], findings: [], basis: [], suggestions: [] };
}

function isOf<Name extends Envelope['tool']>(envelope: Envelope, name: Name): envelope is Envelope<Name> {
  return envelope.tool === name;
}
