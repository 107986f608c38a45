import { episodesOf } from '../../src/journeys/episodes.js';
import { atOnce } from '../../src/long-work.js';
import { contrastPatterns } from '../../src/journeys/pattern-contrast.js';
import { seenInVisits } from '../../src/journeys/seen-in-visits.js';
import {
  createRandom,
  randomChoice,
  randomExponential,
  randomInteger,
  randomNormal,
  type Random,
} from '../../src/stats/random.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

/**
 * How many logs of pure noise show a pattern: `npm run bench:noise -- [logs of each kind] [first seed]`. In all of them
 * what customers do has nothing to do with whether they come to the outcome; they differ in when and how it comes.
 */
const logs = Number(process.argv[2] ?? 200);
const firstSeed = Number(process.argv[3] ?? 1);
const outcome = 'Outcome';
const start = Date.UTC(2026, 0, 1) / 1000;
const day = 86_400;
const span = { from: -Infinity, to: Infinity };

type Marks = (random: Random) => string;
type Kind = (random: Random) => SmallEvent[];

/** Twelve activities by Zipf's law. */
const zipf = Array.from({ length: 12 }, (_, code) =>
  Array<string>(Math.round(60 / (code + 1))).fill(`A${code}`),
).flat();
const anyMark: Marks = (random) => randomChoice(random, zipf);
const withOutcome: Marks = (random) => (random() < 0.06 ? outcome : anyMark(random));

/** Visits of some customers, a few minutes from event to event. */
function visits(random: Random, count: number, visit: (random: Random) => string[]): SmallEvent[] {
  return Array.from({ length: count }, (_, place) => {
    let time = Math.floor(start + random() * 180 * day);
    return visit(random).map((activity): SmallEvent => {
      time += 1 + Math.floor(randomExponential(random, 1 / 90));
      return { customer: `c${place % Math.ceil(count / 4)}`, activity, time };
    });
  }).flat();
}

function lives(random: Random, count: number, life: (random: Random) => string[]): SmallEvent[] {
  return Array.from({ length: count }, (_, place) => {
    let time = start + random() * 60 * day;
    const pace = 3 * Math.exp(0.7 * randomNormal(random));
    return ['Began', ...life(random)].map((activity): SmallEvent => {
      time += 60 + randomExponential(random, 1 / (pace * day));
      return { customer: `c${place}`, activity, time: Math.floor(time) };
    });
  })
    .flat()
    .filter(({ time }) => time < start + 240 * day);
}

const some = (random: Random, length: number, marks: Marks) => Array.from({ length }, () => marks(random));
const geometric = (random: Random, mean: number) => 1 + Math.floor(randomExponential(random, 1 / (mean - 1)));
const unlike = (random: Random, median: number) =>
  Math.max(1, Math.round(median * Math.exp(0.9 * randomNormal(random))));

const kinds: Readonly<Record<string, Kind>> = {
  'customers, the outcome is any event': (random) =>
    Array.from({ length: 150 }, (_, customer) =>
      some(random, unlike(random, 20), withOutcome).map((activity) => ({
        customer: `c${customer}`,
        activity,
        time: Math.floor(start + random() * 180 * day),
      })),
    ).flat(),
  'visits, the outcome is any event': (random) =>
    visits(random, 2500, () => some(random, unlike(random, 6), withOutcome)),
  'visits of equal length, the outcome is any event': (random) =>
    visits(random, 2500, () => some(random, 8, withOutcome)),
  'visits, the outcome ends some': (random) =>
    visits(random, 2500, () => [
      ...some(random, geometric(random, 6), anyMark),
      ...(random() < 0.15 ? [outcome] : []),
    ]),
  'visits, each event may be the last, or the outcome': (random) =>
    visits(random, 2500, () => {
      const all = some(random, unlike(random, 8), withOutcome);
      const end = all.indexOf(outcome);
      return end < 0 ? all : all.slice(0, end + 1);
    }),
  'visits, the outcome lies anywhere in some': (random) =>
    visits(random, 2500, () => {
      const all = some(random, unlike(random, 6), anyMark);
      if (random() < 0.15) all.splice(randomInteger(random, all.length + 1), 0, outcome);
      return all;
    }),
  'customers from a beginning, any event may be the outcome and ends it': (random) =>
    lives(random, 800, () => {
      const all = some(random, unlike(random, 15), withOutcome);
      const end = all.indexOf(outcome);
      return end < 0 ? all : all.slice(0, end + 1);
    }),
  'customers from a beginning, the outcome ends some': (random) =>
    lives(random, 800, () => [
      ...some(random, unlike(random, 10), anyMark),
      ...(random() < 0.3 ? [outcome] : []),
    ]),
};

for (const [kind, make] of Object.entries(kinds)) {
  let [ofSequences, ofVisits, either, tested] = [0, 0, 0, 0];
  const usage = process.cpuUsage();
  for (let seed = firstSeed; seed < firstSeed + logs; seed++) {
    const log = smallLog(make(createRandom(seed)));
    const codes = [log.activityNames.indexOf(outcome)];
    const episodes = episodesOf(log, codes, { span });
    const patterns = atOnce(contrastPatterns(log, episodes, codes));
    const seen = episodes.unit === 'visit' ? seenInVisits(log, episodes, codes) : [];
    const [sequence, visit] = [patterns.kept > 0, seen.some(({ kept }) => kept)];
    tested += patterns.tested + seen.length;
    ofSequences += sequence ? 1 : 0;
    ofVisits += visit ? 1 : 0;
    either += sequence || visit ? 1 : 0;
  }
  const seconds = process.cpuUsage(usage).user / 1e6;
  console.log(
    `${kind.padEnd(70)} ${either} of ${logs} logs show something (sequences ${ofSequences}, seen in visits ${ofVisits}); ${Math.round(tested / logs)} tested a log; ${seconds.toFixed(0)} s`,
  );
}
