import type { LongWork } from '../long-work.js';
import { benjaminiHochberg } from '../stats/benjamini-hochberg.js';
import { closedPatterns } from '../stats/closed-patterns.js';
import type { Estimate } from '../stats/estimate.js';
import { pairedRatio } from '../stats/paired-ratio.js';
import { createRandom, randomInteger } from '../stats/random.js';
import { wilsonInterval } from '../stats/wilson-interval.js';
import type { Episodes } from './episodes.js';
import type { JourneyLog } from './journey-log.js';
import { atRisk, discordance, riskSetPairs, type AtRisk } from './risk-set-pairs.js';

/** Activities one after another that go with coming to the outcome, or with not coming to it. */
export interface ContrastPattern {
  /** Activity codes; what is contrasted is whether the last follows after the ones before it. */
  readonly activities: readonly number[];
  /** Episodes with the pattern before an outcome, and the share of them that then came to it. */
  readonly reached: Estimate;
  /** The same of the episodes that came as far as the pattern's last step but one, and then did not do the last. */
  readonly others: Estimate;
  /** Rate of coming to the outcome with the last step, as a multiple of that without it, at equal time and activity. */
  readonly ratio: Estimate;
  readonly q: number;
}

export interface Contrast {
  readonly unit: Episodes['unit'];
  /** Those that survive, surest first. */
  readonly patterns: readonly ContrastPattern[];
  readonly episodes: number;
  /** Of them, those that came to the outcome. */
  readonly outcomes: number;
  readonly tested: number;
  readonly kept: number;
}

interface Tested extends ReturnType<typeof pairedRatio> {
  readonly prefix: readonly number[];
  readonly activity: number;
  readonly risk: AtRisk;
}

/** Of more episodes than these, so many are looked at, by lot. */
const mostEpisodes = 40_000;
const mostPairs = 2000;
/** Sequences that patterns are looked for in. */
const mostMined = 4000;
const mostMinedEvents = 30;
const mostTested = 400;
/** Of what led to an outcome without a prefix, so many events are looked at. */
const mostBefore = 200;
/** Events after a prefix in which the next step must come. */
const maxGap = 10;
const maxLength = 3;
const smallestSupport = 20;
const smallestShare = 0.005;
/** Pairs that differ: fewer say nothing. */
const fewestPairs = 10;
/** Stricter than the usual 5 %, so that of logs of pure noise clearly fewer than 5 % show a pattern. */
const falseDiscoveryRate = 0.02;
/** Nearer to 1 is of no use to anybody, however sure. */
const smallestRatio = 1.1;
/** How long customers are followed. */
export const followDays = 30;
const followed = followDays * 86_400;

/**
 * Contrast patterns: closed sequential patterns whose last step changes how often the outcome comes, compared with
 * episodes that came as far and did not take it, at equal observation time and with equally many events looked at
 * (see `riskSetPairs`), with false-discovery control over everything tested. Seeded: the same log gives the same.
 */
export function* contrastPatterns(
  log: JourneyLog,
  all: Episodes,
  outcome: readonly number[],
): LongWork<Contrast> {
  const random = createRandom(1);
  const episodes = sampled(all, mostEpisodes, random);
  const outcomes = all.outcomes.reduce((sum, place, episode) => sum + (place < all.ends[episode] ? 1 : 0), 0);
  const byPrefix = new Map<string, { prefix: number[]; last: Set<number> }>();
  for (const items of patternsToTest(log, episodes, outcome)) {
    const prefix = items.slice(0, -1);
    const group = byPrefix.get(prefix.join()) ?? { prefix, last: new Set() };
    byPrefix.set(prefix.join(), group);
    group.last.add(items[items.length - 1]);
  }
  const tested: Tested[] = [];
  let compared = 0;
  for (const { prefix, last } of byPrefix.values()) {
    yield compared++ / byPrefix.size;
    const risk = atRisk(log, episodes, prefix);
    const pairs = riskSetPairs(log, episodes, risk, {
      horizon: prefix.length === 0 ? Infinity : followed,
      most: prefix.length === 0 ? mostBefore : maxGap,
      which: prefix.length === 0 ? 'last' : 'first',
      mostPairs,
      random,
    });
    const { caseOnly, controlOnly } = discordance(log, pairs);
    for (const activity of last) {
      if (caseOnly[activity] + controlOnly[activity] < fewestPairs) continue;
      tested.push({ prefix, activity, risk, ...pairedRatio(caseOnly[activity], controlOnly[activity]) });
    }
  }
  const qValues = benjaminiHochberg(tested.map(({ p }) => p));
  const sure = tested
    .map((test, place) => ({ ...test, q: qValues[place] }))
    .filter(({ q, ratio }) => q < falseDiscoveryRate && sureness(ratio) > Math.log(smallestRatio))
    .map(({ prefix, activity, risk, ratio, q }): ContrastPattern => ({
      activities: [...prefix, activity],
      ...shares(log, episodes, risk, prefix, activity),
      ratio,
      q,
    }))
    .filter(isNoPartOfTheWay);
  const patterns = onePerLastStep(sure);
  return {
    unit: all.unit,
    patterns,
    episodes: all.starts.length,
    outcomes,
    tested: tested.length,
    kept: patterns.length,
  };
}

/** What nobody comes to the outcome without, or what makes it nearly sure, is a step of the way there. */
function isNoPartOfTheWay({ ratio, reached, others }: ContrastPattern): boolean {
  return ratio.estimate < 1 || (others.estimate > 0 && reached.estimate < 0.95);
}

/**
 * Of all patterns that end with the same step, the surest; where a longer one says the opposite of a shorter one, the
 * longer, since it compares with those who came as far.
 */
function onePerLastStep(patterns: readonly ContrastPattern[]): ContrastPattern[] {
  const byLast = new Map<number, ContrastPattern[]>();
  for (const pattern of patterns) {
    const last = pattern.activities[pattern.activities.length - 1];
    byLast.set(last, [...(byLast.get(last) ?? []), pattern]);
  }
  const surest = (some: readonly ContrastPattern[]) =>
    some.reduce((best, pattern) => (sureness(pattern.ratio) > sureness(best.ratio) ? pattern : best));
  return [...byLast.values()]
    .map((group) => {
      const best = surest(group);
      const against = group.filter(
        ({ activities, ratio }) =>
          activities.length > best.activities.length && ratio.estimate > 1 !== best.ratio.estimate > 1,
      );
      return against.length > 0 ? surest(against) : best;
    })
    .sort((a, b) => sureness(b.ratio) - sureness(a.ratio));
}

/** How far the interval is from 1, on the log scale. */
function sureness({ low, high }: Estimate): number {
  return Math.max(Math.log(low), -Math.log(high), 0);
}

/**
 * Closed patterns, chosen without looking at outcomes. Of several that say the same of one last step (nearly everyone
 * who takes it has done all of the prefixes), the one with the rarest prefix is kept: the fairest comparison.
 */
function patternsToTest(log: JourneyLog, episodes: Episodes, outcome: readonly number[]): number[][] {
  const mined = sampled(episodes, mostMined, createRandom(2));
  const sequences = Array.from(mined.starts, (start, episode) => {
    const end = mined.outcomes[episode];
    const from = mined.unit === 'visit' ? start : Math.max(start, end - mostMinedEvents);
    return [...log.activities.subarray(from, Math.min(end, from + mostMinedEvents))];
  });
  const minSupport = Math.max(smallestSupport, smallestShare * sequences.length);
  const patterns = closedPatterns(sequences, { minSupport, maxLength, maxGap, closedness: 0.95 })
    .filter(({ items }) => !items.some((item) => outcome.includes(item)))
    .sort((a, b) => a.items.length - b.items.length)
    .slice(0, mostTested);
  return patterns.map(({ items }) => [...items]);
}

/** The shares that came to the outcome, with and without the last step; customers are followed for a month. */
function shares(
  log: JourneyLog,
  episodes: Episodes,
  risk: AtRisk,
  prefix: readonly number[],
  activity: number,
): Pick<ContrastPattern, 'reached' | 'others'> {
  const counts = { with: 0, withOutcome: 0, without: 0, withoutOutcome: 0 };
  risk.episodes.forEach((episode, place) => {
    const outcome = episodes.outcomes[episode];
    const last = prefix.length === 0 ? outcome : Math.min(outcome, risk.starts[place] + maxGap);
    let event = risk.starts[place];
    while (event < last && log.activities[event] !== activity) event++;
    const has = event < last;
    const since = has ? log.times[event] : risk.since[place];
    if (episodes.unit === 'customer' && since + followed >= episodes.watchedUntil[episode]) return;
    const came =
      outcome < episodes.ends[episode] &&
      (episodes.unit === 'visit' || log.times[outcome] - since <= followed);
    if (has) {
      counts.with++;
      if (came) counts.withOutcome++;
    } else {
      counts.without++;
      if (came) counts.withoutOutcome++;
    }
  });
  return {
    reached: wilsonInterval(counts.withOutcome, counts.with),
    others: wilsonInterval(counts.withoutOutcome, counts.without),
  };
}

/** At most so many episodes, drawn by lot, in their order. */
function sampled(episodes: Episodes, most: number, random: () => number): Episodes {
  const total = episodes.starts.length;
  if (total <= most) return episodes;
  const chosen = new Set<number>();
  while (chosen.size < most) chosen.add(randomInteger(random, total));
  const places = Uint32Array.from(chosen).sort();
  const pick = (column: Uint32Array) => places.map((place) => column[place]);
  return {
    unit: episodes.unit,
    customers: pick(episodes.customers),
    starts: pick(episodes.starts),
    ends: pick(episodes.ends),
    began: pick(episodes.began),
    watchedUntil: pick(episodes.watchedUntil),
    outcomes: pick(episodes.outcomes),
  };
}
