import type { Definitions, OutcomeDefinition } from './definitions.js';
import { inferEntry, type Entry } from './infer-entry.js';
import type { Trait } from './trait.js';
import { activityCodes, unknownName, type Vocabulary } from './vocabulary.js';

/** A good or bad end that customers may come to, and from when on they can. */
export type Outcome = TimedOutcome | TraitOutcome;
export type TimedOutcome = ActivityOutcome | InactivityOutcome;

interface OutcomeCommon {
  readonly name: string;
  /** What a customer must have done to be able to come to it; undefined: being known is enough. */
  readonly entry: Entry | undefined;
}

export interface ActivityOutcome extends OutcomeCommon {
  readonly kind: 'activity';
  /** Its activities; none when nobody ever did it. */
  readonly codes: readonly number[];
}

export interface InactivityOutcome extends OutcomeCommon {
  readonly kind: 'inactivity';
  /** Days without any activity; undefined where nobody has said how many. */
  readonly days: number | undefined;
}

/** Known of customers as a trait of two values, at no known time. */
export interface TraitOutcome extends OutcomeCommon {
  readonly kind: 'trait';
  readonly trait: string;
  /** The value that is the outcome. */
  readonly value: string;
}

/** What people call leaving; the words of one company's file or columns. */
export const leavingWords = /churn|cancel|attrit|exited|has_?left|unsubscri|unregist|withdr|terminat/i;
/** What it is where nobody has said what leaving means. */
const anyInactivity: InactivityOutcome = {
  kind: 'inactivity',
  name: 'inactivity',
  days: undefined,
  entry: undefined,
};
const yes = /^(yes|y|true|t|1|churned|exited|left|cancelled|canceled|attrited customer|churn)$/i;

/**
 * The outcome of a name: one of footpath.yaml, an activity, or a trait of two values.
 * @throws FootpathError `bad_input` for a name that is none of these.
 */
export function outcomeNamed(vocabulary: Vocabulary, name: string): Outcome {
  const { log, definitions } = vocabulary;
  const defined = Object.hasOwn(definitions.outcomes, name) ? definitions.outcomes[name] : undefined;
  if (defined) return outcomeDefined(vocabulary, name, defined);
  if (name === anyInactivity.name) return anyInactivity;
  const trait = log.traits.get(name);
  const value = trait && valueOfOutcome(trait);
  if (value !== undefined) return { kind: 'trait', name, trait: name, value, entry: undefined };
  if (!log.activityNames.includes(name) && !isDefinedActivity(vocabulary, name)) {
    throw unknownName('outcome or activity', name, [
      ...Object.keys(definitions.outcomes),
      ...log.activityNames,
    ]);
  }
  const codes = activityCodes(vocabulary, name);
  return { kind: 'activity', name, codes, entry: inferEntry(vocabulary, [name], codes) };
}

/** Leaving, as this company means it: the outcome `churn`, else an activity or trait that says so, else inactivity. */
export function leavingOutcome(vocabulary: Vocabulary): Outcome {
  const { log, definitions } = vocabulary;
  if (Object.hasOwn(definitions.outcomes, 'churn')) return outcomeNamed(vocabulary, 'churn');
  const names = [
    ...Object.keys(definitions.outcomes).filter((name) => 'inactive_days' in definitions.outcomes[name]),
    ...log.activityNames.filter((name) => leavingWords.test(name)),
    ...[...log.traits.values()]
      .filter((trait) => leavingWords.test(trait.name) && valueOfOutcome(trait) !== undefined)
      .map((trait) => trait.name),
  ];
  if (names.length > 0) return outcomeNamed(vocabulary, names[0]);
  return anyInactivity;
}

function outcomeDefined(vocabulary: Vocabulary, name: string, definition: OutcomeDefinition): Outcome {
  if ('did' in definition) {
    const codes = activityCodes(vocabulary, definition.did);
    return { kind: 'activity', name, codes, entry: inferEntry(vocabulary, [name, definition.did], codes) };
  }
  const { after, inactive_days: days } = definition;
  const entry =
    after === undefined ? undefined : { activity: after, codes: activityCodes(vocabulary, after) };
  return { kind: 'inactivity', name, days, entry };
}

function isDefinedActivity({ definitions }: Vocabulary, name: string): boolean {
  return activitiesOfOutcomes(definitions).includes(name);
}

function activitiesOfOutcomes({ outcomes, journeys }: Definitions): string[] {
  return [
    ...Object.values(outcomes).flatMap((outcome) => ('did' in outcome ? [outcome.did] : [])),
    ...Object.values(journeys).flatMap(({ stages }) =>
      stages.flatMap((stage) => [stage.name, ...stage.any_of]),
    ),
  ];
}

/** Of two values, the one that says that it happened. */
function valueOfOutcome(trait: Trait): string | undefined {
  if (trait.kind !== 'text' || trait.personal) return undefined;
  const used = trait.values.filter((_, place) => trait.codes.includes(place + 1));
  return used.length === 2 ? used.find((value) => yes.test(value)) : undefined;
}
