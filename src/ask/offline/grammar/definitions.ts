import type { Candidate } from '../names/find-names.js';
import type { EntityKind } from '../names/entity.js';
import type { Reading } from '../reading.js';
import type { ToolGrammar } from './tool-grammar.js';

/** What can be defined, likeliest first where one word is several things. */
const order: readonly EntityKind[] = [
  'outcome',
  'term',
  'journey',
  'stage',
  'change',
  'activity',
  'trait',
  'source',
  'value',
];

export const definitions: ToolGrammar = {
  tool: 'definitions',
  read: (reading) => ({ args: { name: takeDefined(reading) } }),
};

function takeDefined(reading: Reading): string | undefined {
  const named = reading
    .free(({ score }) => score >= 0.6)
    .sort((a, b) => worth(b) - worth(a) || order.indexOf(a.entity.kind) - order.indexOf(b.entity.kind));
  const [best = onlyPart(reading)] = named;
  if (!best) return undefined;
  reading.take(best);
  return best.entity.name;
}

/** `test-ready` for the term `test-ready learners`, where no other term begins so. */
function onlyPart(reading: Reading): Candidate | undefined {
  const [only, other] = reading.free(({ entity, score }) => entity.kind === 'term' && score >= 0.45);
  return other === undefined || other.entity.name === only?.entity.name ? only : undefined;
}

const worth = ({ score, first, end }: { score: number; first: number; end: number }): number =>
  Math.round((score + 0.3 * (end - first)) * 20);
