import { runTool } from '../ask/run-tool.js';
import { dataHealthOutput } from '../../tools/data-health.js';
import { describeFinding } from '../../tools/describe-finding.js';
import type { HealthCheck } from './compose-digest.js';

const mostFindings = 3;

/** What the tool `data_health` finds wrong with the week: sources and activities that stopped, gaps and jumps. */
export const dataHealthCheck: HealthCheck = async (view, week) => {
  const { data } = await runTool('data_health', {}, view);
  const { findings } = dataHealthOutput.parse(data);
  return findings
    .filter((finding) => 'to' in finding && finding.to > week.from && finding.from <= week.to)
    .slice(0, mostFindings)
    .map(describeFinding);
};
