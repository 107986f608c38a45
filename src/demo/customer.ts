import { randomWeighted, type Random } from '../stats/random.js';
import { yearEnd, yearStart } from './calendar.js';
import { customerRandom } from './customer-random.js';
import { planted } from './planted.js';
import {
  channels,
  countries,
  devices,
  industries,
  kinds,
  playbooks,
  sizes,
  type Channel,
  type Country,
  type Device,
  type Industry,
  type Kind,
  type Plan,
  type Playbook,
  type Size,
} from './trait-values.js';
import { atBusyTime } from './weekly-rhythm.js';

/** One customer as they came, before anything happened. */
export interface Customer {
  /** From 1, in order of arrival. */
  readonly number: number;
  /** First visit, Unix seconds. */
  readonly entered: number;
  /** A visitor never says who they are; a lead is won by sales; the others sign up by themselves. */
  readonly route: 'visitor' | 'self-serve' | 'lead';
  /** Behind everything they do, and in no file. */
  readonly kind: Kind;
  readonly size: Size;
  readonly device: Device;
  readonly channel: Channel;
  readonly country: Country;
  readonly industry: Industry;
  /** The plan they sign up for, or are sold. */
  readonly plan: Plan;
  readonly playbook: Playbook;
}

const sizeWeights = [0.46, 0.3, 0.16, 0.08];
const channelWeights = [0.34, 0.26, 0.16, 0.14, 0.1];
const countryWeights = [0.27, 0.21, 0.17, 0.15, 0.11, 0.09];
const industryWeights = [0.24, 0.2, 0.18, 0.2, 0.18];
const mobileShare = { organic: 0.32, 'paid search': 0.38, referral: 0.28, social: 0.58, partner: 0.22 };
const leadWeight = { '1-10': 0.03, '11-50': 0.09, '51-200': 0.2, '200+': 0.33 };
const visitorWeight = { organic: 0.15, 'paid search': 0.19, referral: 0.1, social: 0.22, partner: 0.08 };
const kindWeights = {
  '1-10': [0.36, 0.1, 0.28, 0.26],
  '11-50': [0.33, 0.27, 0.18, 0.22],
  '51-200': [0.28, 0.42, 0.1, 0.2],
  '200+': [0.25, 0.5, 0.07, 0.18],
};
const trialPlanWeights = {
  '1-10': [0.09, 0.73, 0.18, 0],
  '11-50': [0.07, 0.42, 0.47, 0.04],
  '51-200': [0.05, 0.12, 0.58, 0.25],
  '200+': [0.04, 0.04, 0.32, 0.6],
};
const trialPlans: readonly Plan[] = ['free', 'starter', 'team', 'enterprise'];

/** Customers asked about by their number; they have an account whatever chance says. */
const alwaysWithAccount = new Set([731, 10_482]);

/** @param total customers of the whole company: they arrive evenly over the year. */
export function drawCustomer(seed: number, number: number, total: number): Customer {
  const random = customerRandom(seed, number, 'customer');
  const size = pick(random, sizes, sizeWeights);
  const channel = pick(random, channels, channelWeights);
  const device = pick(random, devices, [1 - mobileShare[channel], mobileShare[channel]]);
  const kind = pick(random, kinds, kindWeights[size]);
  const route = drawRoute(random, size, channel);
  const plan: Plan =
    route === 'lead'
      ? pick(random, ['team', 'enterprise'], size === '200+' || size === '51-200' ? [0.35, 0.65] : [0.9, 0.1])
      : pick(random, trialPlans, trialPlanWeights[size]);
  return {
    number,
    entered: arrival(random, number, total),
    route: route === 'visitor' && alwaysWithAccount.has(number) ? 'self-serve' : route,
    kind,
    size,
    device,
    channel,
    country: pick(random, countries, countryWeights),
    industry: pick(random, industries, industryWeights),
    plan,
    playbook: pick(random, playbooks, [1 - planted.byLotShare, planted.byLotShare]),
  };
}

function drawRoute(random: Random, size: Size, channel: Channel): Customer['route'] {
  const lead = leadWeight[size] * (channel === 'partner' ? 1.8 : 1);
  const visitor = visitorWeight[channel];
  return pick(random, ['visitor', 'lead', 'self-serve'], [visitor, lead, 1 - visitor - lead]);
}

/** Somewhere in the customer's own slice of the year, or close to it, at a time of day at which people are awake. */
function arrival(random: Random, number: number, total: number): number {
  const slice = (yearEnd - yearStart) / total;
  const spread = Math.max(slice, 3 * 24 * 3600);
  const from = Math.max(yearStart, Math.min(yearEnd - spread, yearStart + (number - 1) * slice - spread / 2));
  return atBusyTime(random, () => from + random() * spread);
}

export function pick<Value>(random: Random, values: readonly Value[], weights: readonly number[]): Value {
  return values[randomWeighted(random, weights)];
}
