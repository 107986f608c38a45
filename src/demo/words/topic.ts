import { startOfDay } from '../../journeys/calendar.js';
import type { Random } from '../../stats/random.js';
import { day, timezone, yearEnd } from '../calendar.js';
import { pick, type Customer } from '../customer.js';
import { planted } from '../planted.js';
import type { FeedbackSource } from './feedback-source.js';

export const topics = [
  'invoice errors',
  'price',
  'bank sync',
  'mobile app crashes',
  'support waiting time',
  'onboarding difficulty',
  'ease of use',
  'integrations',
] as const;
export type Topic = (typeof topics)[number];
export const sentiments = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof sentiments)[number];

/** What a text is about; the first topic is what it was written for. */
export interface Remark {
  readonly topics: readonly Topic[];
  readonly sentiment: Sentiment;
}

/** What a customer is going through when writing. */
export interface WritingMood {
  readonly customer: Customer;
  readonly at: number;
  readonly source: FeedbackSource;
  readonly onTrial: boolean;
  readonly completedOnboarding: boolean;
}
export type MoodAt = (at: number, source: FeedbackSource) => WritingMood;

/** Negative, neutral, positive. */
const sentimentWeights: Record<Topic, readonly number[]> = {
  'invoice errors': [1, 0, 0],
  price: [0.7, 0.14, 0.16],
  'bank sync': [0.64, 0.12, 0.24],
  'mobile app crashes': [0.82, 0.08, 0.1],
  'support waiting time': [0.55, 0.1, 0.35],
  'onboarding difficulty': [0.56, 0.1, 0.34],
  'ease of use': [0.02, 0.04, 0.94],
  integrations: [0.26, 0.5, 0.24],
};

/** Draws what a customer writes about. Invoice errors strike all alike; the other topics follow what one lives through. */
export function drawRemark(mood: WritingMood, random: Random): Remark {
  const topic = random() < planted.feedback.invoiceErrors ? 'invoice errors' : drawOther(mood, random);
  const sentiment = pick(random, sentiments, sentimentWeights[topic]);
  const second = random() < planted.feedback.secondTopic ? drawOther(mood, random) : topic;
  return { topics: second === topic ? [topic] : [topic, second], sentiment };
}

/** What some write about after they have cancelled: a trap, for it follows churn. */
export function drawFarewell(mood: WritingMood, random: Random): Remark {
  return random() < 0.6 ? { topics: ['price'], sentiment: 'negative' } : drawRemark(mood, random);
}

function drawOther(mood: WritingMood, random: Random): Topic {
  return pick(random, topics, weightsWithoutInvoices(mood));
}

/** In the order of `topics`. */
function weightsWithoutInvoices({
  customer,
  at,
  source,
  onTrial,
  completedOnboarding,
}: WritingMood): number[] {
  const mobile = customer.device === 'mobile';
  return [
    0,
    0.12 * priceGrowth(at),
    0.15,
    0.07 * crashGrowth(at) * (mobile ? 2 : 0.6),
    0.13,
    0.12 * (onTrial ? 2.2 : 0.5) * (completedOnboarding ? 0.7 : 1.6),
    0.4 * (source === 'support tickets' ? 0.06 : source === 'nps' ? 1.6 : 1),
    0.15,
  ];
}

const priceIncrease = startOfDay(planted.changes.priceIncrease.at, timezone);
const crashesFrom = startOfDay(planted.feedback.growing.from, timezone);

/** From 1 before the price increase to its new level eight weeks later. */
function priceGrowth(at: number): number {
  const grown = Math.min(Math.max((at - priceIncrease) / (56 * day), 0), 1);
  return 1 + (planted.feedback.priceAfterIncrease - 1) * grown;
}

/** From 1 to its end over the last months. */
function crashGrowth(at: number): number {
  const grown = Math.max(at - crashesFrom, 0) / (yearEnd - crashesFrom);
  return 1 + (planted.feedback.growing.times - 1) * grown;
}
