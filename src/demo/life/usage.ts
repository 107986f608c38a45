import { randomExponential, randomPoisson, type Random } from '../../stats/random.js';
import { day, hour, minute, month, week } from '../calendar.js';
import { customerRandom } from '../customer-random.js';
import type { Customer } from '../customer.js';
import { happening, type Activity, type Happening } from '../happening.js';
import type { Kind } from '../trait-values.js';
import { arrivals, between, soonAfter } from '../weekly-rhythm.js';

type PerWeek = readonly (readonly [Activity, number])[];

/** A week's happenings of everyone who uses the product, whatever their kind, plan or future. */
const everyone: PerWeek = [
  ['Logged In', 1.9],
  ['Exported Report', 0.36],
  ['Hit Usage Limit', 0.2],
  ['Viewed Pricing', 0.1],
];
/** A week's visits to the docs: larger companies read more. */
const docsPerWeek = { '1-10': 0.14, '11-50': 0.35, '51-200': 0.7, '200+': 1.05 };

/** A week's happenings by kind: what tells the four apart. Steady invoicers and seasonal users follow below. */
const byKind: Record<Kind, PerWeek> = {
  steady: [
    ['Read Blog', 0.06],
    ['Chatted With Support', 0.06],
    ['Imported Clients', 0.05],
  ],
  teams: [
    ['Read Blog', 0.06],
    ['Chatted With Support', 1.5],
    ['Imported Clients', 0.06],
    ['Created Invoice', 0.9],
  ],
  seasonal: [
    ['Read Blog', 0.06],
    ['Chatted With Support', 0.06],
  ],
  explorers: [
    ['Read Blog', 2],
    ['Chatted With Support', 0.06],
    ['Imported Clients', 0.05],
    ['Created Invoice', 0.06],
  ],
};
/** Teams go on inviting once they pay. */
const teamInvitesPerWeek = 0.4;
/** Share that ever takes up the mobile app; nothing but the device decides. */
const appShare = { desktop: 0.35, mobile: 0.75 };

/** When a customer uses the product. */
export interface UseSpan {
  readonly from: number;
  readonly until: number;
  /** When they begin to write invoices at the pace of their kind. */
  readonly invoicesFrom?: number;
}

/**
 * All that a customer does in the product between two moments, unsorted. Each activity has a random source of its own,
 * so that a longer life begins just as a shorter one does.
 */
export function drawUsage(
  seed: number,
  customer: Customer,
  { from, until, invoicesFrom = from }: UseSpan,
): Happening[] {
  const random = (purpose: string) => customerRandom(seed, customer.number, `usage ${purpose}`);
  const done = [
    ...regular(random, from, until, everyone),
    ...regular(random, from, until, [['Viewed Docs', docsPerWeek[customer.size]]]),
    ...regular(random, from, until, byKind[customer.kind]),
    ...(customer.kind === 'steady' ? steadyInvoices(random('steady'), from, until) : []),
    ...(customer.kind === 'seasonal' ? seasonalBursts(random('seasonal'), from, until) : []),
  ];
  return done.filter(({ activity, at }) => activity !== 'Created Invoice' || at >= invoicesFrom);
}

/** What only paying teams do. */
export function drawTeamInvites(seed: number, customer: Customer, from: number, until: number): Happening[] {
  if (customer.kind !== 'teams') return [];
  const random = (purpose: string) => customerRandom(seed, customer.number, `teams ${purpose}`);
  return regular(random, from, until, [['Invited Teammate', teamInvitesPerWeek]]);
}

/** Every use of the mobile app; nobody's churn or kind decides whether they take it up. */
export function drawAppUse(customer: Customer, from: number, until: number, random: Random): number[] {
  if (random() >= appShare[customer.device]) return [];
  const first = soonAfter(random, from, 1.5 * month, 12 * month);
  return first < until ? [first, ...arrivals(random, first, until, 0.9 / 7)] : [];
}

/** Visits to the website of someone who doesn't use the product yet: the same for all but for the docs. */
export function drawBrowsing(seed: number, customer: Customer, from: number, until: number): Happening[] {
  const random = (purpose: string) => customerRandom(seed, customer.number, `browsing ${purpose}`);
  const start = random('start');
  const pricing = from + (0.5 + 4 * start()) * minute;
  return [
    happening('Viewed Home', from),
    ...(start() < 0.45 && pricing < until ? [happening('Viewed Pricing', pricing)] : []),
    ...regular(random, from, until, [
      ['Viewed Home', 2.5],
      ['Viewed Pricing', 1],
      ['Read Blog', 0.8],
      ['Viewed Docs', docsPerWeek[customer.size]],
    ]),
  ];
}

type RandomFor = (purpose: string) => Random;

function regular(random: RandomFor, from: number, until: number, perWeek: PerWeek): Happening[] {
  return perWeek.flatMap(([activity, rate]) =>
    arrivals(random(activity), from, until, rate / 7).map((at) => happening(activity, at)),
  );
}

/** Invoices at an even pace, the weekend aside. */
function steadyInvoices(random: Random, from: number, until: number): Happening[] {
  const invoices: Happening[] = [];
  const pace = week / 2.7;
  for (let due = from + random() * pace; due < until; due += pace * (0.75 + 0.5 * random())) {
    invoices.push(happening('Created Invoice', between(random, due, due + 8 * hour)));
  }
  return invoices.filter((invoice) => invoice.at < until);
}

/** Clients imported and invoiced within three days, then weeks of nothing. */
function seasonalBursts(random: Random, from: number, until: number): Happening[] {
  const done: Happening[] = [];
  const burst = (start: number, count: number, activity: Activity) => {
    for (let left = count; left > 0; left--) {
      done.push(happening(activity, between(random, start, start + 3 * day)));
    }
  };
  let start = from + random() * 14 * day;
  while (start < until) {
    burst(start, 5 + randomPoisson(random, 4), 'Created Invoice');
    burst(start, 4 + randomPoisson(random, 2), 'Imported Clients');
    start += 24 * day + randomExponential(random, 1 / (22 * day));
  }
  return done.filter((happened) => happened.at < until);
}
