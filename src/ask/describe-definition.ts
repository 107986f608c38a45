import { sectionOfKind, type DefinitionEntry } from '../journeys/definition-entries.js';
import { definitionsSchema, type Definitions } from '../journeys/definitions.js';
import { describeSegment } from './describe-conditions.js';
import { formatDate, formatDuration } from './figure-format.js';

const secondsOfDay = 86_400;

/** What a definition means, in words: `Signed Up → Subscribed within 30 days`. */
export function describeDefinition({ kind, name, body }: DefinitionEntry): string {
  if (kind === 'change') return describeChange(name, body);
  const parsed = definitionsSchema.parse({ [sectionOfKind[kind]]: { [name]: body } });
  switch (kind) {
    case 'journey':
      return describeJourney(parsed.journeys[name]);
    case 'outcome':
      return describeOutcome(parsed.outcomes[name]);
    case 'term':
      return describeSegment(parsed.terms[name]);
    case 'alias':
      return `another word for ${parsed.aliases[name]}`;
    case 'action':
      return 'what the team can do to a customer';
  }
}

function describeJourney({ stages, within_days: days }: Definitions['journeys'][string]): string {
  const names = stages.map(({ name, any_of }) =>
    any_of.length === 1 && any_of[0] === name ? name : `${name} (${any_of.join(' or ')})`,
  );
  return `${names.join(' → ')} within ${formatDuration(days * secondsOfDay)}`;
}

function describeOutcome(outcome: Definitions['outcomes'][string]): string {
  if ('did' in outcome) return `did ${outcome.did}`;
  const after = outcome.after === undefined ? '' : ` after ${outcome.after}`;
  return `nothing done for ${formatDuration(outcome.inactive_days * secondsOfDay)}${after}`;
}

function describeChange(name: string, body: unknown): string {
  const [{ at }] = definitionsSchema.parse({ changes: [{ ...Object(body), name }] }).changes;
  return `a change on ${formatDate(at)}`;
}
