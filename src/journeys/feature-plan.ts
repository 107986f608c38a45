import type { JourneyLog } from './journey-log.js';
import type { Trait } from './trait.js';

/** One thing known of a customer at a landmark. */
export type FeatureColumn =
  | { readonly kind: 'activity'; readonly activity: string; readonly measure: ActivityMeasure }
  | { readonly kind: 'trait'; readonly trait: string; readonly value?: string }
  | { readonly kind: 'behaviour'; readonly measure: BehaviourMeasure }
  /** Where in the year the landmark lies, as sine and cosine. */
  | { readonly kind: 'season'; readonly part: 'sine' | 'cosine' };

/** How often ever and lately, as log(1 + times); and how lately, from 0 (never) to 1 (just now). */
export const activityMeasures = ['ever', 'lately', 'recency'] as const;
export type ActivityMeasure = (typeof activityMeasures)[number];

export const behaviourMeasures = [
  'days since the first event',
  'days since the last event',
  'events',
  'events lately',
  'events in the last week',
  'different activities',
  'value',
  'value lately',
  'mean value',
] as const;
export type BehaviourMeasure = (typeof behaviourMeasures)[number];

/** Which columns a table of features has, so that those who are foretold are described as those learned from. */
export interface FeaturePlan {
  readonly columns: readonly FeatureColumn[];
  /** What counts as lately, seconds. */
  readonly lately: number;
  /** Codes of the activities that have columns, in their order. */
  readonly activities: readonly number[];
  readonly traits: readonly PlannedTrait[];
}

export interface PlannedTrait {
  readonly name: string;
  /** Codes of a text trait's values that have columns, in their order; of a number trait none. */
  readonly codes: readonly number[];
}

export interface FeaturePlanOptions {
  /** What counts as lately, seconds. */
  readonly lately: number;
  /** Traits to leave out, such as those that give the outcome away. */
  readonly withoutTraits?: ReadonlySet<string>;
}

/** With less history a season is a date that never comes again. */
const seasonsFrom = 540 * 86_400;
const mostActivities = 60;
const fewestEvents = 20;
/** Of a trait with more values only the most frequent ones tell kinds of customers apart. */
const mostValues = 20;
/** A trait with more values than this says who somebody is. */
const mostValuesOfKind = 200;

/** Plans a column for each of what customers did, were and how active they were. Personal traits are left out. */
export function planFeatures(log: JourneyLog, { lately, withoutTraits }: FeaturePlanOptions): FeaturePlan {
  const activities = frequentActivities(log);
  const traits = [...log.traits.values()].filter(
    ({ name, personal }) => !personal && !withoutTraits?.has(name),
  );
  const planned = traits.flatMap((trait) => planTrait(trait));
  return {
    lately,
    activities,
    traits: planned,
    columns: [
      ...behaviourMeasures.map((measure) => ({ kind: 'behaviour' as const, measure })),
      ...activities.flatMap((code) =>
        activityMeasures.map((measure) => ({
          kind: 'activity' as const,
          activity: log.activityNames[code],
          measure,
        })),
      ),
      ...planned.flatMap((trait) => columnsOf(log, trait)),
      ...(hasSeasons(log) ? seasonColumns : []),
    ],
  };
}

const seasonColumns: readonly FeatureColumn[] = [
  { kind: 'season', part: 'sine' },
  { kind: 'season', part: 'cosine' },
];

function hasSeasons({ times, until }: JourneyLog): boolean {
  return times.some((time) => time < until - seasonsFrom);
}

function columnsOf(log: JourneyLog, { name, codes }: PlannedTrait): FeatureColumn[] {
  const trait = log.traits.get(name);
  if (trait?.kind !== 'text') return [{ kind: 'trait', trait: name }];
  return codes.map((code) => ({ kind: 'trait', trait: name, value: trait.values[code - 1] }));
}

function planTrait(trait: Trait): PlannedTrait[] {
  if (trait.kind === 'number') return [{ name: trait.name, codes: [] }];
  const counts = new Uint32Array(trait.values.length + 1);
  for (const code of trait.codes) counts[code]++;
  const used = [...counts.keys()].filter((code) => code > 0 && counts[code] > 0);
  if (used.length === 0 || used.length > mostValuesOfKind) return [];
  return [{ name: trait.name, codes: used.sort((a, b) => counts[b] - counts[a]).slice(0, mostValues) }];
}

function frequentActivities({ activities, activityNames }: JourneyLog): number[] {
  const counts = new Uint32Array(activityNames.length);
  for (const activity of activities) counts[activity]++;
  return [...counts.keys()]
    .filter((code) => counts[code] >= fewestEvents)
    .sort((a, b) => counts[b] - counts[a])
    .slice(0, mostActivities);
}
