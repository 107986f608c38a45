import type { Random } from '../stats/random.js';
import type { Episodes } from './episodes.js';
import type { JourneyLog } from './journey-log.js';

/** Episodes that came as far as a prefix: from there on their clocks run. */
export interface AtRisk {
  /** Places in the episodes. */
  readonly episodes: Uint32Array;
  /** The first event after the prefix. */
  readonly starts: Uint32Array;
  /** When the prefix was done, Unix seconds. */
  readonly since: Uint32Array;
}

/** Two stretches of as many events each: one that led to the outcome, one that at the same time had not. */
export interface RiskSetPairs {
  readonly count: number;
  readonly caseStarts: Uint32Array;
  readonly controlStarts: Uint32Array;
  readonly lengths: Uint32Array;
}

export interface PairRules {
  /** Outcomes later than this after the prefix say nothing about it, seconds. */
  readonly horizon: number;
  /** Events that are looked at. */
  readonly most: number;
  /** `first`: those after the prefix; `last`: those before the outcome. */
  readonly which: 'first' | 'last';
  readonly mostPairs: number;
  readonly random: Random;
}

/** Of so many who could be compared with, the one with the most equal number of events is taken. */
const candidates = 20;

/** Who did the prefix, one after another, before the outcome; the empty prefix: everybody, from the start. */
export function atRisk(log: JourneyLog, episodes: Episodes, prefix: readonly number[]): AtRisk {
  const found = { episodes: new Array<number>(), starts: new Array<number>(), since: new Array<number>() };
  for (let episode = 0; episode < episodes.starts.length; episode++) {
    let event = episodes.starts[episode];
    let time = episodes.began[episode];
    let matched = 0;
    for (; matched < prefix.length && event < episodes.outcomes[episode]; event++) {
      if (log.activities[event] !== prefix[matched]) continue;
      matched++;
      time = log.times[event];
    }
    if (matched < prefix.length) continue;
    found.episodes.push(episode);
    found.starts.push(event);
    found.since.push(time);
  }
  return {
    episodes: Uint32Array.from(found.episodes),
    starts: Uint32Array.from(found.starts),
    since: Uint32Array.from(found.since),
  };
}

/**
 * Nested case–control pairs by risk-set sampling (Borgan, Goldstein & Langholz, Annals of Statistics 23, 1995): each
 * episode that came to the outcome is paired with one that was still undecided as long after the prefix, so both are
 * watched equally long; and of both as many events are looked at, so that the busier one has no more chances.
 */
export function riskSetPairs(
  log: JourneyLog,
  episodes: Episodes,
  risk: AtRisk,
  rules: PairRules,
): RiskSetPairs {
  const { outcomes, ends, watchedUntil } = episodes;
  const { horizon, most, which, random } = rules;
  const cases = casesOf(log, episodes, risk, rules);
  const pairs = {
    caseStarts: new Uint32Array(cases.length),
    controlStarts: new Uint32Array(cases.length),
    lengths: new Uint32Array(cases.length),
  };
  let count = 0;
  for (const place of cases) {
    const outcome = outcomes[risk.episodes[place]];
    const elapsed = log.times[outcome] - risk.since[place];
    const own = outcome - risk.starts[place];
    let best = -1;
    let bestEnd = 0;
    let bestDistance = Infinity;
    for (let draw = 0; draw < candidates && bestDistance > 0; draw++) {
      const other = Math.floor(random() * risk.episodes.length);
      const episode = risk.episodes[other];
      const moment = risk.since[other] + elapsed;
      if (other === place || watchedUntil[episode] <= moment || elapsed > horizon) continue;
      const decided = outcomes[episode] < ends[episode] && log.times[outcomes[episode]] <= moment;
      if (decided) continue;
      let end = risk.starts[other];
      while (end < ends[episode] && end - risk.starts[other] < own + most && log.times[end] <= moment) end++;
      const distance = Math.abs(Math.log((1 + end - risk.starts[other]) / (1 + own)));
      if (distance >= bestDistance) continue;
      best = other;
      bestEnd = end;
      bestDistance = distance;
    }
    if (best < 0) continue;
    const length = Math.min(most, own, bestEnd - risk.starts[best]);
    if (length === 0) continue;
    pairs.caseStarts[count] = which === 'first' ? risk.starts[place] : outcome - length;
    pairs.controlStarts[count] = which === 'first' ? risk.starts[best] : bestEnd - length;
    pairs.lengths[count++] = length;
  }
  return { count, ...pairs };
}

/** Those who came to the outcome, at most so many, drawn by lot. */
function casesOf(
  log: JourneyLog,
  { outcomes, ends }: Episodes,
  risk: AtRisk,
  { horizon, mostPairs, random }: PairRules,
): number[] {
  const cases: number[] = [];
  let met = 0;
  risk.episodes.forEach((episode, place) => {
    if (outcomes[episode] === ends[episode]) return;
    if (log.times[outcomes[episode]] - risk.since[place] > horizon) return;
    // Reservoir sampling (Vitter 1985, algorithm R).
    met++;
    if (cases.length < mostPairs) cases.push(place);
    else {
      const slot = Math.floor(random() * met);
      if (slot < mostPairs) cases[slot] = place;
    }
  });
  return cases;
}

/** Per activity, the pairs in which only the case did it, and only the control. */
export interface Discordance {
  readonly caseOnly: Uint32Array;
  readonly controlOnly: Uint32Array;
}

export function discordance(log: JourneyLog, pairs: RiskSetPairs): Discordance {
  const width = log.activityNames.length;
  const caseOnly = new Uint32Array(width);
  const controlOnly = new Uint32Array(width);
  for (let pair = 0; pair < pairs.count; pair++) {
    const length = pairs.lengths[pair];
    const did = distinct(log, pairs.caseStarts[pair], length);
    const otherDid = distinct(log, pairs.controlStarts[pair], length);
    for (const activity of did) if (!otherDid.has(activity)) caseOnly[activity]++;
    for (const activity of otherDid) if (!did.has(activity)) controlOnly[activity]++;
  }
  return { caseOnly, controlOnly };
}

function distinct({ activities }: JourneyLog, start: number, length: number): Set<number> {
  return new Set(activities.subarray(start, start + length));
}
