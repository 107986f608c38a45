import type { Reading } from '../reading.js';
import type { Candidate } from '../names/find-names.js';

const superlative =
  / (?:best|worst|most|least|highest|lowest|biggest|fastest|slowest|longest|shortest|strongest|weakest|better|worse|longer) /;
const sureOpenings = /^(?:by|per|each|every|across|rank|ranking)$/;

/** The trait that the question splits by: `by channel`, `for each country`, `which plan converts best`. */
export function takeBreakdown(reading: Reading): string | undefined {
  const traits = reading
    .free(({ entity, score }) => entity.kind === 'trait' && score >= 0.45)
    .filter((trait) => !isPersonal(trait, reading) && !isInTerm(trait, reading));
  const split =
    traits.find((trait) => opensWith(trait, sureOpenings, reading)) ??
    traits.find((trait) => isAskedFor(trait, reading)) ??
    (/^ (?:the )?(?:best|worst|top) (?!\d)/.test(reading.question.words.text) ? traits[0] : undefined);
  if (!split) return undefined;
  reading.take({ first: Math.max(0, split.first - 1), end: split.end });
  for (const again of traits) if (again.entity.name === split.entity.name && again.whole) reading.take(again);
  return split.entity.name;
}

/** `which berth holders` names customers by a term, though a trait shares a word with it. */
const isInTerm = (trait: Candidate, { question }: Reading): boolean =>
  question.mentions.some(
    ({ first, end, readings: [best] }) =>
      best?.entity.kind === 'term' &&
      best.whole &&
      end - first > trait.end - trait.first &&
      first <= trait.first &&
      trait.end <= end,
  );

function isPersonal({ entity }: Candidate, { question }: Reading): boolean {
  return question.company.traits.get(entity.name)?.personal ?? false;
}

function opensWith({ first }: Candidate, expression: RegExp, reading: Reading): boolean {
  const before = [reading.wordAt(first - 1), reading.wordAt(first - 2), reading.wordAt(first - 3)];
  const [near = '', far = '', farther = ''] = before;
  if (expression.test(near)) return true;
  const small =
    /^(?:the|their|our|its|a|and|type|kind|sort|how|they|where|different|various|customer|customers|user|account|client|company|of)$/;
  return small.test(near) && (expression.test(far) || (small.test(far) && expression.test(farther)));
}

/** `which channel converts best`, `what age group drops out most`. */
function isAskedFor(trait: Candidate, reading: Reading): boolean {
  if (!/^(?:which|what)$/.test(reading.wordAt(trait.first - 1))) return false;
  return (
    superlative.test(reading.question.words.text) || !/^(?:be|is|are|do)$/.test(reading.wordAt(trait.end))
  );
}
