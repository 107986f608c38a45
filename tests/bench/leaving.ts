import { createRandom, randomExponential, type Random } from '../../src/stats/random.js';
import { momentsOfTruth } from '../../tools/moments-of-truth.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { databaseWithoutFeedback, toolDependencies } from '../support/tool-dependencies.js';

/**
 * Moments of leaving in worlds unlike Harbor: `npm run bench:leaving -- [logs of each] [first seed] [customers]`. In each
 * some activities come at the same rate to everyone who stays and change nothing; two more change the hazard where the
 * world says so. Counted is how often a log shows one that changes nothing, and how often each cause is found and its
 * strength, taken from the world's own laws, lies inside the interval.
 */
const logs = Number(process.argv[2] ?? 40);
const firstSeed = Number(process.argv[3] ?? 1);
const customers = Number(process.argv[4] ?? 1500);
const start = Date.UTC(2026, 0, 1) / 1000;
const day = 86_400;
const watchedDays = 300;
const horizon = 30;
const definitions = {
  timezone: 'UTC',
  outcomes: { churn: { did: 'Cancelled' } },
  terms: { payers: [{ did: 'Subscribed' }, { did_not: 'Cancelled' }] },
};
const idle = { 'Every 2 Days': 2, 'Every 15 Days': 15, 'Every 60 Days': 60, 'Every 300 Days': 300 };
const causeEvery = { 'Payment Failed': 120, 'Got Help': 90 };

interface Person {
  readonly small: boolean;
  readonly trial: boolean;
  readonly frailty: number;
}
interface World {
  /** Per day, on a day after the entry, given whether payment had failed and help had come. */
  readonly hazard: (person: Person, day: number, failed: boolean, helped: boolean) => number;
  readonly frail?: boolean;
  /** Seconds before leaving at which all who leave do something. */
  readonly wayOut?: number;
}

const base = ({ small, trial, frailty }: Person) =>
  (frailty * (small ? 0.045 : 0.02) * (trial ? 1.5 : 1)) / 30;
const settling = (on: number) => 0.6 + 3 * Math.exp(-on / 12);
const worlds: Readonly<Record<string, World>> = {
  'nothing matters': { hazard: (person) => base(person) },
  'nothing matters, most leave early': { hazard: (person, on) => 2 * base(person) * settling(on) },
  'nothing matters, some are restless': { hazard: (person) => base(person), frail: true },
  'nothing matters, all leave at the end of a paid month': {
    hazard: (person, on) => (Math.floor(on) % 30 === 29 ? 30 * base(person) : 0),
  },
  'nothing matters, an hour before leaving all look at the way out': {
    hazard: (person) => base(person),
    wayOut: 3600,
  },
  'hazards add up': {
    hazard: (person, _on, failed, helped) =>
      base(person) + (failed ? 0.05 : 0) / 30 - (helped ? 0.012 : 0) / 30,
  },
  'hazards multiply': {
    hazard: (person, on, failed, helped) =>
      base(person) * settling(on) * (failed ? 2.2 : 1) * (helped ? 0.6 : 1),
  },
  'hazards multiply, some are restless': {
    hazard: (person, _on, failed, helped) => base(person) * (failed ? 2.2 : 1) * (helped ? 0.6 : 1),
    frail: true,
  },
};

interface Life {
  readonly person: Person;
  readonly entered: number;
  readonly failed: number;
  readonly helped: number;
  /** Days after the entry; Infinity for not within the watch. */
  readonly left: number;
}

function drawLife(random: Random, { hazard, frail }: World): Life {
  const person = {
    small: random() < 0.5,
    trial: random() < 0.4,
    frailty: frail ? randomExponential(random, 1) : 1,
  };
  const entered = random() * 200;
  const failed = randomExponential(random, 1 / causeEvery['Payment Failed']);
  const helped = randomExponential(random, 1 / causeEvery['Got Help']);
  const step = 0.25;
  for (let on = 0; on < watchedDays - entered; on += step) {
    const chance = 1 - Math.exp(-Math.max(0, hazard(person, on, failed <= on, helped <= on)) * step);
    if (random() < chance) return { person, entered, failed, helped, left: on + random() * step };
  }
  return { person, entered, failed, helped, left: Infinity };
}

function eventsOf(random: Random, life: Life, customer: string, wayOut: number | undefined): SmallEvent[] {
  const { entered, failed, helped, left, person } = life;
  const at = (activity: string, days: number) => ({
    customer,
    activity,
    time: Math.floor(start + (entered + days) * day),
  });
  const until = Math.min(left, watchedDays - entered);
  const often = (activity: string, everyDays: number) => {
    const times: SmallEvent[] = [];
    for (let on = randomExponential(random, 1 / everyDays); on < until;) {
      times.push(at(activity, on));
      on += randomExponential(random, 1 / everyDays);
    }
    return times;
  };
  return [
    at('Subscribed', 0),
    ...(failed < until ? [at('Payment Failed', failed)] : []),
    ...(helped < until ? [at('Got Help', helped)] : []),
    ...Object.entries(idle).flatMap(([activity, everyDays]) => often(activity, everyDays)),
    // Who is small and on trial reads the most, and leaves the most: neither trait alone says it all.
    ...often('Viewed Docs', person.small && person.trial ? 30 : person.small ? 90 : 200),
    ...(wayOut !== undefined && left < Infinity
      ? [at('Viewed Way Out', Math.max(0, left - wayOut / day))]
      : []),
    ...(left < Infinity ? [at('Cancelled', left)] : []),
  ];
}

/** Mean over days at which customers were undecided: what having it by then adds to the risk within the horizon. */
function strengthOf({ hazard }: World, lives: readonly Life[], cause: keyof typeof causeEvery): number {
  let [sum, looks] = [0, 0];
  for (const { person, entered, failed, helped, left } of lives) {
    for (let on = 3; on < Math.min(left, watchedDays - entered); on += 15) {
      const isFailure = cause === 'Payment Failed';
      const other = isFailure ? helped : failed;
      const risk = (came: number) => {
        let total = 0;
        for (let later = on + 0.5; later < on + horizon; later++) {
          const [own, others] = [came <= later, other <= later];
          total += Math.max(0, hazard(person, later, isFailure ? own : others, isFailure ? others : own));
        }
        return 1 - Math.exp(-total);
      };
      let without = 0;
      const draws = 8;
      for (let draw = 0; draw < draws; draw++) {
        without += risk(on - Math.log(1 - (draw + 0.5) / draws) * causeEvery[cause]) / draws;
      }
      sum += risk(on) - without;
      looks++;
    }
  }
  return sum / looks;
}

for (const [name, world] of Object.entries(worlds)) {
  const isNull = name.startsWith('nothing');
  const many = createRandom(firstSeed);
  const crowd = Array.from({ length: 4000 }, () => drawLife(many, world));
  const causes = { 'Payment Failed': 0, 'Got Help': 0 };
  const strength = isNull
    ? undefined
    : {
        'Payment Failed': strengthOf(world, crowd, 'Payment Failed'),
        'Got Help': strengthOf(world, crowd, 'Got Help'),
      };
  const inside = { ...causes };
  const shown = new Map<string, number>();
  let alarms = 0;
  for (let seed = firstSeed; seed < firstSeed + logs; seed++) {
    const random = createRandom(seed);
    const traits: Record<'size' | 'offer', Record<string, string>> = { size: {}, offer: {} };
    const events = Array.from({ length: customers }, (_, number) => {
      const customer = `c${number}`;
      const life = drawLife(random, world);
      traits.size[customer] = life.person.small ? 'small' : 'large';
      traits.offer[customer] = life.person.trial ? 'trial' : 'full';
      return eventsOf(random, life, customer, world.wayOut);
    }).flat();
    const log = smallLog(events, { until: start + watchedDays * day, traits });
    const { data } = await momentsOfTruth.execute(
      { outcome: 'churn' },
      { ...toolDependencies(log, definitions), database: databaseWithoutFeedback },
    );
    let alarm = false;
    for (const { activity, effect } of data.moments) {
      if (strength && (activity === 'Payment Failed' || activity === 'Got Help')) {
        causes[activity]++;
        if (effect.low <= strength[activity] && effect.high >= strength[activity]) inside[activity]++;
      } else {
        alarm = true;
        shown.set(activity, (shown.get(activity) ?? 0) + 1);
      }
    }
    if (alarm) alarms++;
  }
  const found = strength
    ? (['Payment Failed', 'Got Help'] as const).map(
        (cause) => `${cause} (${strength[cause].toFixed(4)}) found ${causes[cause]}, inside ${inside[cause]}`,
      )
    : [];
  console.log([`${name}: ${alarms} of ${logs} logs show what changes nothing`, ...found].join('; '), [
    ...shown,
  ]);
}
