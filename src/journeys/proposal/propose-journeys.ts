import { countInWords } from '../count-in-words.js';
import type { JourneyLog } from '../journey-log.js';
import { kindOfActivity, plainWords, type ActivityKind } from './activity-kind.js';
import type { ActivityOrder } from './activity-order.js';
import { usualDays, usualTime } from './usual-days.js';
import type { ProposedJourney } from './proposal.js';
import { proposeStages } from './propose-stages.js';
import { spokenName } from './spoken-name.js';

/** Kinds of activities that a journey may lead to, the company's own first. */
const goalKinds: readonly ActivityKind[] = ['purchase', 'sale', 'resolution', 'completion'];
/** What fewer customers come to is no journey of the company. */
const leastReach = 0.005;
const leastCustomers = 5;
const mostJourneys = 4;

/** The journeys that lead to something good, or, where no name tells what is good, to where most end. */
export function proposeJourneys(log: JourneyLog, order: ActivityOrder): ProposedJourney[] {
  const chains: number[][] = [];
  for (const goal of goalsOf(log, order)) {
    const chain = chainTo(log, order, goal);
    if (chain.length < 2 || chains.some((other) => other.includes(goal))) continue;
    // A way that goes on where another one ended: the longer one is the journey.
    const shorter = chains.findIndex((other) => chain.includes(other[other.length - 1]));
    const end = shorter < 0 ? -1 : chains[shorter][chains[shorter].length - 1];
    if (shorter >= 0 && isSameKind(order, end, goal) && order.reach[goal] * 2 >= order.reach[end]) {
      chains[shorter] = chain;
    } else if (!chains.some((other) => sharedStages(other, chain) * 2 > chain.length)) chains.push(chain);
  }
  const journeys = chains.slice(0, mostJourneys).map((chain) => describe(log, order, chain));
  const named = journeys.filter(
    ({ name }, place) => journeys.findIndex((other) => other.name === name) === place,
  );
  return named.length > 0 ? named : repeatedJourney(log, order);
}

/** Places of activities that look like ends to reach, best first. */
function goalsOf(log: JourneyLog, order: ActivityOrder): number[] {
  const { names, reach, last, events } = order;
  const needed = Math.max(leastCustomers, leastReach * log.customerCount);
  const common = names.map((_, activity) => activity).filter((activity) => reach[activity] >= needed);
  const named = goalKinds.flatMap((kind) =>
    common.filter((activity) => kindOfActivity(names[activity]) === kind),
  );
  if (named.length > 0) return named;
  const isEnd = (activity: number) => (last[activity] * last[activity]) / events[activity];
  return common
    .filter((activity) => kindOfActivity(names[activity]) === undefined)
    .sort((a, b) => isEnd(b) - isEnd(a))
    .slice(0, 1);
}

/** A purchase is what everything leads to; other ends are of one team, whose own records tell the way there best. */
function chainTo(log: JourneyLog, order: ActivityOrder, goal: number): number[] {
  if (kindOfActivity(order.names[goal]) !== 'purchase') {
    const { usual } = log.eventSources;
    const source = usual[order.codes[goal]];
    const own = proposeStages(order, goal, (activity) => usual[order.codes[activity]] === source);
    if (own.length >= 2) return own;
  }
  return proposeStages(order, goal, () => true);
}

function isSameKind({ names }: ActivityOrder, one: number, other: number): boolean {
  return kindOfActivity(names[one]) === kindOfActivity(names[other]);
}

function sharedStages(one: readonly number[], other: readonly number[]): number {
  return other.filter((stage) => one.includes(stage)).length;
}

function describe(log: JourneyLog, order: ActivityOrder, chain: readonly number[]): ProposedJourney {
  const stages = chain.map((activity) => order.names[activity]);
  const [first] = chain;
  const goal = chain[chain.length - 1];
  const counts = (activity: number) => countInWords(order.reach[activity]);
  const seconds = usualTime(
    log,
    chain.map((activity) => order.codes[activity]),
  );
  return {
    name: journeyName(stages),
    stages,
    withinDays: usualDays(seconds),
    reason: `${counts(first)} customers did ${order.names[first]}, ${counts(goal)} ${order.names[goal]}; nine of ten who arrive need at most ${inWords(seconds)}.`,
  };
}

function inWords(seconds: number): string {
  const [length, unit] =
    seconds >= 2 * 86_400 ? [86_400, 'days'] : seconds >= 2 * 3600 ? [3600, 'hours'] : [60, 'minutes'];
  return `${Math.max(2, Math.ceil(seconds / length))} ${unit}`;
}

const journeyNames: readonly (readonly [string, RegExp])[] = [
  ['trial', /\btrial\b/],
  ['sales', /\b(deal|opportunity|leads?|closed won|prospects?)\b/],
  ['support', /\b(tickets?|incidents?|support|helpdesk|solved|resolved)\b/],
  ['onboarding', /\bonboard\w*\b/],
  ['purchase', /\b(carts?|checkout|purchased?|bought|orders?|ordered)\b/],
  ['subscription', /\bsubscri\w*\b/],
  ['care', /\b(admission|admitted|discharged?|triage|patients?|surgery|hospital)\b/],
  [
    'course',
    /\b(courses?|lessons?|modules?|enrol\w*|exams?|assessments?|assignments?|homework|graduat\w*|results? (pass|fail)\w*)\b/,
  ],
];

/** What people of the field call a journey with such stages, else the name of its end. */
function journeyName(stages: readonly string[]): string {
  const words = stages.map(plainWords).join(' ');
  const known = journeyNames.find(([, pattern]) => pattern.test(words));
  return known?.[0] ?? spokenName(stages[stages.length - 1]);
}

/** Where customers do only one kind of thing, the journey is to do it again. */
function repeatedJourney(log: JourneyLog, order: ActivityOrder): ProposedJourney[] {
  const [code] = order.codes;
  const [name] = order.names;
  if (code === undefined || order.events[0] < 2 * order.reach[0]) return [];
  return [
    {
      name: 'repeat',
      stages: [
        { name: `First ${name}`, any_of: [name] },
        { name: `Second ${name}`, any_of: [name] },
      ],
      withinDays: usualDays(usualTime(log, [code, code])),
      reason: `${countInWords(order.reach[0])} customers did ${name}, ${countInWords(order.events[0])} times in all.`,
    },
  ];
}
