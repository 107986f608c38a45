import type { Envelope } from '../../tools/tool.js';
import { narrateCustomer } from './narrate-customer.js';
import { narrateCustomers } from './narrate-customers.js';
import { narrateDefinitions } from './narrate-definitions.js';
import { narrateDropOffs } from './narrate-drop-offs.js';
import { narrateTrend } from './narrate-trend.js';
import type { Narration } from './narration.js';

/** The words for a result, by its tool. */
export function narrate(envelope: Envelope): Narration {
  if (isOf(envelope, 'drop_offs')) return narrateDropOffs(envelope);
  if (isOf(envelope, 'customers')) return narrateCustomers(envelope);
  if (isOf(envelope, 'customer')) return narrateCustomer(envelope);
  if (isOf(envelope, 'definitions')) return narrateDefinitions(envelope);
  if (isOf(envelope, 'trend')) return narrateTrend(envelope);
  return { headline: [], findings: [], basis: [], suggestions: [] };
}

function isOf<Name extends Envelope['tool']>(envelope: Envelope, name: Name): envelope is Envelope<Name> {
  return envelope.tool === name;
}
