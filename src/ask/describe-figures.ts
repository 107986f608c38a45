import type { DefinitionKind } from '../journeys/definition-entries.js';
import type { DefinitionFigures } from '../journeys/definition-figures.js';
import { formatCount, formatEstimate } from './figure-format.js';

/** What a definition comes to in a month, in words: `1,204 customers entered, 25% (22.6–27.5%) come to its end`. */
export function describeFigures(kind: DefinitionKind, { customers, rate }: DefinitionFigures): string {
  const count = `${formatCount(customers)} customers`;
  if (kind === 'term') return `${count} at its end`;
  if (kind === 'outcome') return `${count} had it`;
  if (!rate || customers === 0) return `${count} entered`;
  return `${count} entered, ${formatEstimate(rate)} come to its end`;
}
