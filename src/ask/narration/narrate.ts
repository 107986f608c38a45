import type { Envelope } from '../../../tools/tool.js';
import { narrateChurnRisk } from './narrate-churn-risk.js';
import { narrateCustomer } from './narrate-customer.js';
import { narrateCustomers } from './narrate-customers.js';
import { narrateDataHealth } from './narrate-data-health.js';
import { narrateDefinitions } from './narrate-definitions.js';
import { narrateDropOffs } from './narrate-drop-offs.js';
import { narrateEffect } from './narrate-effect.js';
import { narrateFeedbackSearch } from './narrate-feedback-search.js';
import { narrateFeedbackThemes } from './narrate-feedback-themes.js';
import { narrateForecast } from './narrate-forecast.js';
import { narrateJourneyMap } from './narrate-journey-map.js';
import { narrateMomentsOfTruth } from './narrate-moments-of-truth.js';
import { narrateNextBestAction } from './narrate-next-best-action.js';
import { narratePaths } from './narrate-paths.js';
import { narrateRetention } from './narrate-retention.js';
import { narrateScheduleDigest } from './narrate-schedule-digest.js';
import { narrateSegments } from './narrate-segments.js';
import { narrateTrend } from './narrate-trend.js';
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
  if (isOf(envelope, 'schedule_digest')) return narrateScheduleDigest(envelope);
  if (isOf(envelope, 'churn_risk')) return narrateChurnRisk(envelope);
  if (isOf(envelope, 'next_best_action')) return narrateNextBestAction(envelope);
  if (isOf(envelope, 'feedback_themes')) return narrateFeedbackThemes(envelope);
  if (isOf(envelope, 'feedback_search')) return narrateFeedbackSearch(envelope);
  if (isOf(envelope, 'segments')) return narrateSegments(envelope);
  return { headline: [], findings: [], basis: [], suggestions: [] };
}

export function isOf<Name extends Envelope['tool']>(
  envelope: Envelope,
  name: Name,
): envelope is Envelope<Name> {
  return envelope.tool === name;
}
