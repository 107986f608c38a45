import { randomExponential, type Random } from '../../stats/random.js';
import { day, hour } from '../calendar.js';
import type { Customer } from '../customer.js';
import { happening, type Happening } from '../happening.js';
import { planted } from '../planted.js';
import { atBusyTime, soonAfter } from '../weekly-rhythm.js';

export interface Sale {
  readonly happenings: readonly Happening[];
  /** When the deal was won. */
  readonly won?: number;
}

/** How a lead goes through the pipeline. Large companies win as often as small ones, only later. */
export function drawSale(customer: Customer, leadCreated: number, random: Random): Sale {
  const { sales } = planted;
  const happenings = [happening('Lead Created', leadCreated)];
  const reach = (activity: Happening['activity'], chance: number, average: number, within: number) => {
    if (random() >= chance) return false;
    const last = happenings[happenings.length - 1];
    happenings.push(happening(activity, soonAfter(random, last.at + hour, average, within)));
    return true;
  };
  if (
    !reach('Demo Booked', sales.booksDemo, 3 * day, 20 * day) ||
    !reach('Demo Attended', sales.attendsDemo, 4 * day, 15 * day) ||
    !reach('Opportunity Opened', sales.opensOpportunity, 4 * day, 20 * day)
  ) {
    return { happenings };
  }
  const opened = happenings[happenings.length - 1].at;
  const rate = 2 / (sales.daysToDecide[customer.size] * day);
  const decided = atBusyTime(
    random,
    () => opened + day + randomExponential(random, rate) + randomExponential(random, rate),
  );
  const wins = random() < sales.wins;
  happenings.push({
    activity: wins ? 'Deal Won' : 'Deal Lost',
    at: decided,
    value: dealValue(customer, random),
  });
  return { happenings, won: wins ? decided : undefined };
}

const dealValues = { '1-10': 1200, '11-50': 3200, '51-200': 9000, '200+': 26_000 };

/** A year in euros. */
function dealValue(customer: Customer, random: Random): number {
  return Math.round((dealValues[customer.size] * (0.6 + 0.8 * random())) / 50) * 50;
}
