import type { ToolName } from '../../../../tools/tool-arguments.js';
import type { Question } from '../question.js';
import type { Leaning } from './follow-up.js';

const who =
  /^ (?:\w+ ){0,4}?(?:who (?:are|were) (?:they|these|those|the)|which (?:ones|customers|people|of them)|who exactly|list (?:them|these|those)|show (?:me )?them|(?:their |the )?names|who|(?:the |a )?list of (?:them|these|those|the)(?: \w+)?)(?: exactly| are they| please| again)? $/;
const longestWho = 8;

/** The tool that a follow-up asks; `who are they?` asks the one that can list those customers. */
export function followedTool(question: Question, leaning: Exclude<Leaning, { kind: 'none' }>): ToolName {
  const { before } = leaning;
  const asksWho = who.test(question.words.text);
  if (asksWho && (before.tool === 'forecast' || before.tool === 'churn_risk')) return 'churn_risk';
  if (asksWho && leaning.kind === 'change' && question.tokens.length <= longestWho) return 'customers';
  return leaning.kind === 'carry' ? leaning.tool : before.tool;
}
