import type { ToolName } from '../../../../tools/tool-arguments.js';
import type { Question } from '../question.js';
import { asksWho, justAsksWho } from './asks-who.js';
import type { Leaning } from './follow-up.js';

/** The tool that a follow-up asks; `who are they?` asks the one that can list those customers. */
export function followedTool(question: Question, leaning: Exclude<Leaning, { kind: 'none' }>): ToolName {
  const { before } = leaning;
  const isWho = asksWho(question);
  if (isWho && (before.tool === 'forecast' || before.tool === 'churn_risk')) return 'churn_risk';
  if (leaning.kind === 'change' && justAsksWho(question)) return 'customers';
  return leaning.kind === 'carry' ? leaning.tool : before.tool;
}
