import type { JourneyLog } from './journey-log.js';
import type { Landmarks } from './landmarks.js';
import { traitAt } from './trait-at.js';
import type { TextTrait, Trait } from './trait.js';

/** One thing known of a customer at a landmark. */
export type FeatureColumn =
  | { readonly kind: 'activity'; readonly activity: string; readonly measure: ActivityMeasure }
  | { readonly kind: 'trait'; readonly trait: string; readonly value?: string }
  | { readonly kind: 'behaviour'; readonly measure: BehaviourMeasure }
  /** Where in the year the landmark lies, as sine and cosine. */
  | { readonly kind: 'season'; readonly part: 'sine' | 'cosine' }
  /** How often the outcome came lately to customers of the same value of a trait. */
  | { readonly kind: 'peers'; readonly trait: string }
  /** A behaviour, less the mean of those customers on the same day. */
  | { readonly kind: 'against peers'; readonly of: FeatureColumn };

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
  'last value',
  'silence against the usual gap',
  'pace lately',
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
  /** Examples to learn from: only values of traits that were there on most of their days get columns. */
  readonly lasting?: TimedLandmarks;
}

/** Landmarks on several days, numbered from the earliest. */
export interface TimedLandmarks {
  readonly landmarks: Landmarks;
  readonly periods: Uint16Array;
  readonly periodCount: number;
}

/** With less history a season is a date that never comes again. */
const seasonsFrom = 1095 * 86_400;
const lastingShare = 0.75;
const mostActivities = 60;
const fewestEvents = 20;
/** Of a trait with more values only the most frequent ones tell kinds of customers apart. */
const mostValues = 20;
/** A trait with more values than this says who somebody is. */
const mostValuesOfKind = 200;

/** Plans a column for each of what customers did, were and how active they were. Personal traits are left out. */
export function planFeatures(
  log: JourneyLog,
  { lately, withoutTraits, lasting }: FeaturePlanOptions,
): FeaturePlan {
  const activities = frequentActivities(log);
  const traits = [...log.traits.values()].filter(
    ({ name, personal }) => !personal && !withoutTraits?.has(name),
  );
  const planned = traits.flatMap((trait) => planTrait(trait, lasting));
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

function planTrait(trait: Trait, lasting?: TimedLandmarks): PlannedTrait[] {
  if (trait.kind === 'number') return [{ name: trait.name, codes: [] }];
  const counts = new Uint32Array(trait.values.length + 1);
  for (const code of trait.codes) counts[code]++;
  const used = [...counts.keys()].filter((code) => code > 0 && counts[code] > 0);
  if (used.length === 0 || used.length > mostValuesOfKind) return [];
  const lasts = lasting && lastingCodes(trait, lasting);
  const codes = used.filter((code) => lasts?.has(code) !== false);
  return [{ name: trait.name, codes: codes.sort((a, b) => counts[b] - counts[a]).slice(0, mostValues) }];
}

/** What a value meant when it was new tells little of later: its column would stand for those days, not for it. */
function lastingCodes(trait: TextTrait, { landmarks, periods, periodCount }: TimedLandmarks): Set<number> {
  const known = traitAt(
    trait,
    landmarks.customers,
    landmarks.times.map((time) => time - 1),
  );
  const width = trait.values.length + 1;
  const seen = new Uint8Array(periodCount * width);
  known.forEach((code, row) => (seen[periods[row] * width + code] = 1));
  const days = new Uint32Array(width);
  seen.forEach((each, place) => (days[place % width] += each));
  return new Set([...days.keys()].filter((code) => days[code] >= lastingShare * periodCount));
}

function frequentActivities({ activities, activityNames }: JourneyLog): number[] {
  const counts = new Uint32Array(activityNames.length);
  for (const activity of activities) counts[activity]++;
  return [...counts.keys()]
    .filter((code) => counts[code] >= fewestEvents)
    .sort((a, b) => counts[b] - counts[a])
    .slice(0, mostActivities);
}
