import type { ToolName } from '../../../../tools/tool-arguments.js';
import { churnRisk } from './churn-risk.js';
import { customer } from './customer.js';
import { customers } from './customers.js';
import { dataHealth } from './data-health.js';
import { definitions } from './definitions.js';
import { dropOffs } from './drop-offs.js';
import { effect } from './effect.js';
import { feedbackSearch } from './feedback-search.js';
import { feedbackThemes } from './feedback-themes.js';
import { forecast } from './forecast.js';
import { journeyMap } from './journey-map.js';
import { momentsOfTruth } from './moments-of-truth.js';
import { nextBestAction } from './next-best-action.js';
import { paths } from './paths.js';
import { retention } from './retention.js';
import { scheduleDigest } from './schedule/schedule-digest.js';
import { segments } from './segments.js';
import type { ToolGrammar } from './tool-grammar.js';
import { trend } from './trend.js';

export const allTools: Readonly<Record<ToolName, ToolGrammar>> = {
  journey_map: journeyMap,
  drop_offs: dropOffs,
  paths,
  segments,
  moments_of_truth: momentsOfTruth,
  churn_risk: churnRisk,
  customers,
  next_best_action: nextBestAction,
  forecast,
  trend,
  retention,
  customer,
  effect,
  feedback_themes: feedbackThemes,
  feedback_search: feedbackSearch,
  definitions,
  data_health: dataHealth,
  schedule_digest: scheduleDigest,
};
