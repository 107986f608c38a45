import type { Condition } from '../../../journeys/condition.js';
import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';

const here = [
  /(?<= )(?:stuck|sitting|sit|sits|stay|stays|stayed|staying|remain|remains|waiting|standing|hanging|parked|currently|now|presently|still|be|are|is|stand|stuck) (?:\w+ )?(?:at|in)(?: the)?(?:(?: \w+)? stage| step)?(?: of)? $/,
  /(?<= )(?:at|in) the(?: stage| step)?(?: of)? $/,
  /(?<= )(?:customers|users|people|leads|those|everyone|patients|players|anyone|accounts|ones|companies|who) (?:at|in)(?: the)?(?: stage| step)? $/,
];
const lost = [
  /(?<= )(?:drop|drops|dropped|dropping|fell|fall|bail|bailed|exit|exited|quit|left|leave|lost|lose|stopped|stop|abandon|abandoned|leaving)(?: (?:off|out|away|up|us|them|the journey|the \w+|\w+ journey))?(?: right)?(?: at| after| in)(?: the)?(?: stage| step)? $/,
  /(?<= )(?:got|get|gave|give|were|was)(?: (?:off|out|away|up|lost|stuck))?(?: right)?(?: at| after| in)(?: the)?(?: stage| step)? $/,
];
const stageWord = /^(?:stage|step|phase|point|status)$/;

/** Customers who are at a stage now, and those who left the journey there. */
export function takeStageConditions(reading: Reading): Condition[] {
  const conditions: Condition[] = [];
  const stages = reading.free(({ entity, score }) => isStageEntity(entity, reading) && score >= 0.6);
  for (const { entity, first, end, score } of stages) {
    if (!reading.isFree({ first, end }) || isJourney({ first, end, score }, reading)) continue;
    const before = textBefore(reading, first);
    const named = stageWord.test(reading.wordAt(end));
    const span = { first, end: named ? end + 1 : end };
    if (lost.some((expression) => expression.test(before))) {
      take(reading, span);
      conditions.push({ lost_at: entity.name });
    } else if (
      here.slice(named ? 0 : 2).some((expression) => expression.test(before)) ||
      here[0]?.test(before)
    ) {
      take(reading, span);
      conditions.push({ stage: entity.name });
    }
  }
  return conditions;
}

/** `people in onboarding`, where a journey has that name and the stage is called by more words: on the way, not at its end. */
const isJourney = ({ first, end, score }: Span & { score: number }, reading: Reading): boolean =>
  reading.question.candidates.some(
    (other) =>
      other.entity.kind === 'journey' && other.first === first && other.end === end && other.score > score,
  );

export const isStageEntity = (entity: { kind: string; name: string }, reading: Reading): boolean =>
  entity.kind === 'stage' || (entity.kind === 'activity' && reading.question.company.isStage(entity.name));

/** The words before the name, from the last comma on. */
function textBefore(reading: Reading, first: number): string {
  const words: string[] = [];
  for (let token = first - 1; token >= 0 && token >= first - 7; token--) {
    words.unshift(reading.wordAt(token));
    if (reading.question.tokens[token]?.pause) break;
  }
  return ` ${words.join(' ')} `;
}

const take = (reading: Reading, span: Span): void => reading.take(span);
