import type { Question } from '../question.js';
import { asSegment } from './merge-plans.js';

const removing =
  / (?:without|drop|remove|forget|clear|lose|no|ignore|skip|undo|everyone|everybody|all|overall|in general|in total|whole|entire) /;

/** `without the device filter`, `for everyone`, `drop the comparison`: what a follow-up takes back. */
export function readRemovals(
  before: Readonly<Record<string, unknown>>,
  question: Question,
): Readonly<Record<string, unknown>> {
  const text = question.words.text;
  if (!removing.test(text)) return before;
  const kept: Record<string, unknown> = { ...before };
  const drops = /(?<= )(?:without|drop|remove|forget|clear|lose|no|ignore|skip|undo)(?= )/.test(text);
  if (
    / (?:for everyone|for all customers|all customers|everyone again|everyone|everybody|the whole \w+(?: base)?|overall|in general|in total|all of them|all together|the entire \w+(?: base)?|no filters?|without (?:any|the|those) filters?|(?:remove|drop|clear) (?:all |the |any )?filters?) /.test(
      text,
    )
  )
    delete kept['segment'];
  if (!drops) return kept;
  if (/ (?:comparison|compare) /.test(text)) delete kept['compare'];
  if (/ (?:split|break down|breakdown|grouping) /.test(text)) delete kept['breakdown'];
  if (/ (?:limit) /.test(text)) delete kept['limit'];
  if (/ (?:period|date|dates|time|date range|date filter|time filter) /.test(text)) delete kept['period'];
  const traits = question.candidates.flatMap(({ entity, score }) =>
    entity.kind === 'trait' && score >= 0.45 ? [entity.name] : [],
  );
  const segment = asSegment(kept['segment']).filter(
    (condition) => !('trait' in condition && traits.includes(condition.trait)),
  );
  if (segment.length > 0) kept['segment'] = segment;
  else delete kept['segment'];
  return kept;
}
