import type { Envelope } from '../../tools/tool.js';
import { narrateCustomer } from './narrate-customer.js';
import { narrateCustomers } from './narrate-customers.js';
import { narrateDataHealth } from './narrate-data-health.js';
import { narrateDefinitions } from './narrate-definitions.js';
import { narrateChurnRisk } from './narrate-churn-risk.js';
import { narrateDropOffs } from './narrate-drop-offs.js';
import { narrateRetention } from './narrate-retention.js';
import { narrateTrend } from './narrate-trend.js';
import { narrateMomentsOfTruth } from './narrate-moments-of-truth.js';
import { narrateEffect } from './narrate-effect.js';
import { narrateForecast } from './narrate-forecast.js';
import { narrateJourneyMap } from './narrate-journey-map.js';
import { narratePaths } from './narrate-paths.js';
import type { Narration } from './narration.js';

/** The words for a result, by its tool. */
export function narrate(envelope: Envelope): Narration {
  if (isOf(envelope, 'drop_offs')) return narrateDropOffs(envelope);
  if (isOf(envelope, 'customers')) return narrateCustomers(envelope);
  if (isOf(envelope, 'customer')) return narrateCustomer(envelope);
  if (isOf(envelope, 'data_health')) return narrateDataHealth(envelope);
  if (isOf(envelope, 'retention')) return narrateRetention(envelope);
  if (isOf(envelope, 'definitions')) return narrateDefinitions(envelope);
  if (isOf(envelope, 'trend')) return narrateTrend(envelope);
  if (isOf(envelope, 'moments_of_truth')) return narrateMomentsOfTruth(envelope);
  if (isOf(envelope, 'effect')) return narrateEffect(envelope);
  if (isOf(envelope, 'forecast')) return narrateForecast(envelope);
  if (isOf(envelope, 'paths')) return narratePaths(envelope);
  if (isOf(envelope, 'journey_map')) return narrateJourneyMap(envelope);
  if (isOf(envelope, 'churn_risk')) return narrateChurnRisk(envelope);
  return { headline: [], findings: [], basis: [], suggestions: [] };
}

function isOf<Name extends Envelope['tool']>(envelope: Envelope, name: Name): envelope is Envelope<Name> {
  return envelope.tool === name;
}
