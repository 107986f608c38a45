import type { Random } from '../stats/random.js';
import { day, hour, minute, yearEnd } from './calendar.js';
import { customerRandom } from './customer-random.js';
import { drawCustomer, type Customer } from './customer.js';
import { happening, type Happening } from './happening.js';
import { accountRecord } from './life/account-record.js';
import { drawSelfServeAccount, drawSoldAccount, type Account } from './life/account.js';
import { drawSale } from './life/sales.js';
import { drawBrowsing } from './life/usage.js';
import { soonAfter } from './weekly-rhythm.js';
import type { FeedbackOccasion } from './words/feedback-occasions.js';

/** Everything that one customer did and wrote in Harbor's year, in order of time. */
export interface Story {
  readonly customer: Customer;
  readonly account?: Account;
  /** But for feedback. */
  readonly happenings: readonly Happening[];
  readonly feedback: readonly FeedbackOccasion[];
}

/** @param number of the customer, from 1 to `total`. */
export function tellStory(seed: number, number: number, total: number): Story {
  const customer = drawCustomer(seed, number, total);
  const random = customerRandom(seed, number, 'visit');
  if (customer.route === 'self-serve') return selfServeStory(seed, customer, random);
  const lastSeen = soonAfter(random, customer.entered + 0.2 * hour, 3 * day, 14 * day);
  const browsing = drawBrowsing(seed, customer, customer.entered, lastSeen);
  if (customer.route === 'lead') return leadStory(seed, customer, lastSeen, browsing);
  const clicked = random() < 0.1 ? [happening('Clicked Start Trial', customer.entered + 6 * minute)] : [];
  return finish({ customer, happenings: [...browsing, ...clicked], feedback: [] });
}

function selfServeStory(seed: number, customer: Customer, random: Random): Story {
  const account = drawSelfServeAccount(seed, customer);
  const signedUp = account.onboarding?.signedUp ?? yearEnd;
  const clicked =
    random() < 0.93 ? [happening('Clicked Start Trial', signedUp - (1 + 3 * random()) * minute)] : [];
  const browsing = drawBrowsing(seed, customer, customer.entered, signedUp);
  const { happenings, feedback } = accountRecord(seed, customer, account);
  return finish({ customer, account, happenings: [...browsing, ...clicked, ...happenings], feedback });
}

function leadStory(seed: number, customer: Customer, asked: number, browsing: readonly Happening[]): Story {
  const sale = drawSale(customer, asked, customerRandom(seed, customer.number, 'sale'));
  const before = [...browsing, ...sale.happenings];
  const subscribed =
    sale.won && soonAfter(customerRandom(seed, customer.number, 'order'), sale.won, day, 4 * day);
  if (!subscribed || subscribed >= yearEnd) return finish({ customer, happenings: before, feedback: [] });
  const account = drawSoldAccount(seed, customer, subscribed);
  const { happenings, feedback } = accountRecord(seed, customer, account);
  return finish({ customer, account, happenings: [...before, ...happenings], feedback });
}

/** Drops what lies beyond the year, and puts the rest in order. */
function finish(story: Story): Story {
  const inOrder = <Dated extends { readonly at: number }>(items: readonly Dated[]) =>
    items.filter((item) => item.at < yearEnd).sort((a, b) => a.at - b.at);
  return { ...story, happenings: inOrder(story.happenings), feedback: inOrder(story.feedback) };
}
