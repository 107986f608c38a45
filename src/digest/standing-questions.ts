import type { DigestParts } from './compose-digest.js';
import { dataHealthCheck } from './data-health-check.js';

/**
 * What every digest tells besides the week's changes, where this company's data can answer it. Nothing that names
 * customers: whoever is in the channel reads it.
 */
export const digestParts: DigestParts = {
  health: [dataHealthCheck],
  questions: [{ title: 'Next week', plan: { tool: 'forecast', args: { horizon_days: 7 } } }],
};
