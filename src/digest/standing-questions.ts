import type { DigestParts } from './compose-digest.js';
import { dataHealthCheck } from './data-health-check.js';

/** What every digest tells besides the week's changes, where this company's data can answer it. */
export const digestParts: DigestParts = {
  health: [dataHealthCheck],
  questions: [
    { title: 'What to do next', plan: { tool: 'next_best_action', args: { limit: 3 } } },
    { title: 'Next week', plan: { tool: 'forecast', args: { horizon_days: 7 } } },
  ],
};
