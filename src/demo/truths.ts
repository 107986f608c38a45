import type { Activity } from './happening.js';
import { planted } from './planted.js';
import type { Kind, Size } from './trait-values.js';
import type { Topic } from './words/topic.js';

/*
 * What is true of Harbor, for judging what the tools find. Where planted.ts has the laws that customers obey, this
 * file has what follows from them for someone who looks at the data. Effects were computed in the generator's own
 * counterfactual worlds (tests/support/counterfactual.ts) over 70,000 customers; tests/demo/truths.test.ts computes
 * them anew.
 */

/** What having done something by a landmark adds to the risk of an outcome within the horizon after it. */
export interface TrueEffect {
  readonly activity: Activity;
  /** Standardised risk difference: with it, less without it, over all who are undecided at the landmark. */
  readonly difference: number;
  readonly ratio: number;
  /** What confounds a careless comparison, and must be adjusted for; all of it is in the data. */
  readonly confoundedBy?: string;
}

/** Goes with the outcome in the raw data, or might, and does nothing to it: must not be reported. */
export interface Decoy {
  readonly activity: Activity;
  readonly why: string;
}

/** Really goes with the outcome without being planted as a cause: may be reported, and is not judged. */
export interface Bystander {
  readonly activity: Activity;
  readonly why: string;
}

export interface TrueMoments {
  readonly outcome: 'conversion' | 'activation' | 'churn';
  /** Landmarks count from a customer's first one. */
  readonly entry: Activity;
  readonly landmarkDays: number;
  readonly horizonDays: number;
  readonly causes: readonly TrueEffect[];
  readonly decoys: readonly Decoy[];
  readonly bystanders: readonly Bystander[];
}

/**
 * Conversion: all that decides happens in the first five days, and nobody subscribes before, so that a landmark on the
 * fifth day sees each effect whole. The differences are the same in every stratum.
 */
export const conversionMoments: TrueMoments = {
  outcome: 'conversion',
  entry: 'Started Trial',
  landmarkDays: 5,
  horizonDays: 30,
  causes: [
    { activity: 'Completed Onboarding', difference: 0.25, ratio: 2.03, confoundedBy: 'device (crude: 0.26)' },
    {
      activity: 'Invited Teammate',
      difference: 0.12,
      ratio: 1.36,
      confoundedBy: 'company_size (crude: 0.15)',
    },
    { activity: 'Connected Bank', difference: 0.07, ratio: 1.21, confoundedBy: 'device (crude: 0.08)' },
  ],
  decoys: [
    { activity: 'Viewed Docs', why: 'company_size causes both (crude: 0.06); nothing within a size' },
    { activity: 'Used Mobile App', why: 'device causes both; nothing within a device' },
    { activity: 'Hit Usage Limit', why: 'strikes all alike' },
    { activity: 'Exported Report', why: 'the same daily rate for everyone who still uses the product' },
    { activity: 'Logged In', why: 'the same daily rate for everyone who still uses the product' },
    { activity: 'Viewed Pricing', why: 'the same rate for everyone' },
    { activity: 'Opened Ticket', why: 'the same rate for everyone' },
  ],
  bystanders: [
    {
      activity: 'Created Invoice',
      why: 'opens the way to Connected Bank; its pace shows the kind of customer',
    },
    { activity: 'Read Blog', why: 'explorers do it, and explorers convert less' },
    { activity: 'Chatted With Support', why: 'teams do it, and teams convert more' },
    { activity: 'Imported Clients', why: 'seasonal users do it, and convert a little less' },
  ],
};

/**
 * Activation: the last step opens on the third day, and nothing that anyone does before has to do with it; the device
 * and the new onboarding alone decide.
 */
export const activationMoments: TrueMoments = {
  outcome: 'activation',
  entry: 'Signed Up',
  landmarkDays: 2,
  horizonDays: 14,
  causes: [],
  decoys: [
    { activity: 'Connected Bank', why: 'device causes both; nothing within a device' },
    { activity: 'Created Invoice', why: 'the last step does not wait for it' },
    { activity: 'Invited Teammate', why: 'company_size decides it, and activation does not depend on size' },
    { activity: 'Viewed Docs', why: 'company_size decides it, and activation does not depend on size' },
    { activity: 'Logged In', why: 'the same daily rate for everyone who uses the product' },
  ],
  bystanders: [
    { activity: 'Verified Email', why: 'without it nobody gets into the product' },
    { activity: 'Started Trial', why: 'nobody gets into the product without it, the free plan aside' },
  ],
};

/**
 * Churn: each cause adds its rate from its first happening on, for good, so that a landmark sees the same difference at
 * any tenure (the ratios are those on the sixtieth day). All that adds up with time, the decoys too, goes with tenure:
 * compare at equal tenure. The two that lower churn are small: one year shows each at p < 0.003 in about eight or nine of
 * ten seeds.
 */
export const churnMoments: TrueMoments = {
  outcome: 'churn',
  entry: 'Subscribed',
  landmarkDays: 60,
  horizonDays: 30,
  causes: [
    { activity: 'Payment Failed', difference: 0.051, ratio: 2.19 },
    {
      activity: 'Downgraded Plan',
      difference: 0.054,
      ratio: 2.41,
      confoundedBy: 'plan: nobody downgrades from starter',
    },
    { activity: 'Ticket Reopened', difference: 0.0295, ratio: 1.71 },
    { activity: 'Used Mobile App', difference: -0.015, ratio: 0.7 },
    {
      activity: 'Called Customer',
      difference: -0.014,
      ratio: 0.71,
      confoundedBy: 'Payment Failed and Ticket Reopened lead to calls (crude: nothing)',
    },
  ],
  decoys: [
    { activity: 'Gave Discount', why: 'follows Payment Failed and Ticket Reopened, and does nothing' },
    {
      activity: 'Exported Report',
      why: 'those who stay longer have done it more; the same daily rate for all',
    },
    { activity: 'Logged In', why: 'those who stay longer have done it more; the same daily rate for all' },
    {
      activity: 'Hit Usage Limit',
      why: 'those who stay longer have done it more; the same daily rate for all',
    },
    { activity: 'Viewed Docs', why: 'company size, which churn does not depend on' },
    { activity: 'Upgraded Plan', why: 'the same rate for everyone' },
    { activity: 'Refund Requested', why: 'rare before cancelling; most requests follow it' },
    { activity: 'Offered Demo', why: 'done to large companies, which churn like others' },
  ],
  bystanders: [
    { activity: 'Opened Ticket', why: 'leads to Ticket Reopened and to written complaints' },
    { activity: 'Left Review', why: 'one in seven speaks of invoice errors, which precede churn' },
    { activity: 'Answered NPS', why: 'one in seven speaks of invoice errors, which precede churn' },
    { activity: 'Ticket Solved', why: 'leads to Ticket Reopened' },
    { activity: 'Created Invoice', why: 'its pace shows the kind of customer' },
    { activity: 'Read Blog', why: 'explorers do it, and explorers churn more' },
    { activity: 'Chatted With Support', why: 'teams do it' },
    { activity: 'Invited Teammate', why: 'teams do it once they pay' },
    { activity: 'Imported Clients', why: 'seasonal users do it' },
    { activity: 'Sent Setup Guide', why: 'sent to those with few invoices, mostly explorers' },
  ],
};

/**
 * Where journeys lose people, and why: the chance to move on, by the trait that decides it. Nothing else does at these
 * steps, but for the new onboarding (see changeEffects).
 */
export const dropOffs = {
  onboarding: {
    worst: { from: 'Created Invoice', to: 'Connected Bank' },
    reason: { trait: 'device', value: 'mobile', against: 'desktop', difference: -0.38 },
  },
  trial: {
    worst: { from: 'Started Trial', to: 'Completed Onboarding' },
    reason: { trait: 'device', value: 'mobile', against: 'desktop', difference: -0.34 },
  },
  /** Larger companies win as many deals, only later: fewer within the journey's 90 days. No act decides a deal. */
  sales: {
    medianDaysToWin: { '1-10': 22, '11-50': 29, '51-200': 41, '200+': 59 } satisfies Record<Size, number>,
  },
} as const;

/** The four kinds of customers, for the segments: share of trials, conversion of trials, churn per month of payers. */
export const kindOutcomes: Record<
  Kind,
  { readonly share: number; readonly conversion: number; readonly churn: number }
> = {
  steady: { share: 0.33, conversion: 0.37, churn: 0.044 },
  teams: { share: 0.22, conversion: 0.43, churn: 0.048 },
  seasonal: { share: 0.21, conversion: 0.34, churn: 0.055 },
  explorers: { share: 0.24, conversion: 0.3, churn: 0.06 },
};

/**
 * What the team's actions do. By judgement they depend on company size and on the invoices of a trial's first three
 * days (at most one, or more), and for paying customers on failed payments and reopened tickets; where trait `playbook`
 * is `by lot`, on nothing. `all` is the mean over everyone in a trial; a pooled estimate that gives strata other weights
 * means something else where the effect differs, so judge by kind and by size.
 */
export const actionEffects = {
  /** Given on the third to fifth day of a trial: added to the chance to subscribe. */
  conversion: {
    'Sent Setup Guide': { all: 0.073, byKind: planted.conversion.sentSetupGuide },
    'Offered Demo': { all: 0.029, bySize: planted.conversion.offeredDemo },
    'Gave Discount': { all: 0 },
    'Called Customer': { all: -0.04 },
  },
  /** Added to a paying customer's risk to cancel within 30 days. */
  churn: { 'Called Customer': -0.014, 'Gave Discount': 0 },
} as const;

export const changeEffects = {
  /** Of those who sign up from its day on; it reaches conversion through Completed Onboarding. */
  newOnboarding: {
    ...planted.changes.newOnboarding,
    /** Completed Onboarding within 14 days, of those who signed up. */
    activation: 0.114,
    /** Subscribed, of those who started a trial. */
    conversion: 0.03,
  },
  /**
   * Cancelled within 60 days, of those on the plan on the day. Churn also rises slowly all year, as trouble adds up:
   * compare with the plans it doesn't touch, or with the trend.
   */
  priceIncrease: {
    ...planted.changes.priceIncrease,
    churnWithin60Days: { starter: 0.073, team: 0, enterprise: 0 },
  },
} as const;

/** What customers write about. Which text is about what stands with the generated company, and in no file. */
export const feedbackTruths: {
  readonly precedesChurn: TrueEffect & { readonly topic: Topic };
  readonly growing: { readonly topic: Topic; readonly last90Days: number; readonly the90DaysBefore: number };
  readonly grewAfterPriceIncrease: Topic;
  readonly notes: readonly string[];
} = {
  /** Counted from the first text about it, tickets among them; at 60 days of tenure, within 30 days. */
  precedesChurn: { topic: 'invoice errors', activity: 'Left Review', difference: 0.063, ratio: 2.61 },
  /** Share of texts that speak of it. */
  growing: { topic: 'mobile app crashes', last90Days: 0.14, the90DaysBefore: 0.06 },
  grewAfterPriceIncrease: 'price',
  notes: [
    'Detractors churn a little more (0.008 in 30 days), and only for their texts about invoice errors.',
    'One in seven of those who cancelled writes a review afterwards, mostly about the price: it follows churn.',
    'Mobile customers write of crashes more often; those who did not complete onboarding, of its difficulty.',
    'The share of texts about onboarding difficulty shrinks all year, as there are ever more paying customers.',
  ],
};

/** For data_health. */
export const dataTruths = {
  trackingGap: planted.trackingGap,
  /** What mrr is known of has subscribed: as a trait of non-customers it gives conversion away. */
  leaks: ['mrr'],
} as const;
