import type { Condition } from '../../../journeys/condition.js';
import type { Reading } from '../reading.js';
import { asSegment } from './merge-plans.js';

const removing =
  / (?:without|drop|remove|forget|clear|lose|no|ignore|skip|undo|scrap|ditch|never mind|everyone|everybody|all|overall|in general|in total|whole|entire) /;

const dropping =
  /(?<= )(?:without|drop|remove|forget|clear|lose|no|ignore|skip|undo|scrap|ditch|never mind)(?= )/;
const everyone =
  / (?:for everyone|for all customers|all customers|everyone again|everyone|everybody|the whole \w+(?: base)?|overall|in general|in total|all of them|all together|the entire \w+(?: base)?|no filters?|without (?:any|the|those) filters?|(?:remove|drop|clear) (?:all |the |any )?filters?) /;

/** `without the device filter`, `for everyone`, `drop the comparison`: what a follow-up takes back. */
export function readRemovals(
  before: Readonly<Record<string, unknown>>,
  reading: Reading,
): Readonly<Record<string, unknown>> {
  const { question } = reading;
  const text = question.words.text;
  if (!removing.test(text)) return before;
  const kept: Record<string, unknown> = { ...before };
  const drops = dropping.test(text);
  const named = drops ? withoutNamed(asSegment(kept['segment']), reading) : undefined;
  if (named) kept['segment'] = named.length > 0 ? named : undefined;
  else if (everyone.test(text)) delete kept['segment'];
  if (!drops) return kept;
  if (/ (?:comparison|compare) /.test(text)) delete kept['compare'];
  if (/ (?:split|break down|breakdown|grouping) /.test(text)) delete kept['breakdown'];
  if (/ (?:limit) /.test(text)) delete kept['limit'];
  if (/ (?:period|date|dates|time|date range|date filter|time filter) /.test(text)) delete kept['period'];
  return kept;
}

/** The conditions but for those named, by their trait, or by their value as in `drop the student filter`; undefined where none is. */
function withoutNamed(segment: readonly Condition[], reading: Reading): Condition[] | undefined {
  const { candidates, words } = reading.question;
  const filters = words.matches(/(?<= )(?:filter|filters|restriction|limitation|condition)(?= )/g);
  const traits = candidates.flatMap(({ entity, score }) =>
    entity.kind === 'trait' && score >= 0.45 ? [entity.name] : [],
  );
  const values = candidates.filter(
    ({ entity, end }) => entity.kind !== 'trait' && filters.some(({ first }) => first === end),
  );
  const isNamed = (condition: Condition): boolean => {
    const own = JSON.stringify(condition).toLowerCase();
    return (
      ('trait' in condition && traits.includes(condition.trait)) ||
      values.some(({ entity }) => own.includes(`"${entity.name.toLowerCase()}"`))
    );
  };
  const kept = segment.filter((condition) => !isNamed(condition));
  if (kept.length === segment.length) return undefined;
  for (const span of values) reading.take(span);
  return kept;
}
