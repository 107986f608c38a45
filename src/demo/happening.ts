import type { Plan } from './trait-values.js';

/** Harbor's activities by the source that records them. */
export const activitiesBySource = {
  website: ['Viewed Home', 'Viewed Pricing', 'Viewed Docs', 'Read Blog', 'Clicked Start Trial'],
  product: [
    'Signed Up',
    'Verified Email',
    'Started Trial',
    'Created Invoice',
    'Invited Teammate',
    'Connected Bank',
    'Imported Clients',
    'Completed Onboarding',
    'Used Mobile App',
    'Exported Report',
    'Hit Usage Limit',
    'Logged In',
  ],
  crm: [
    'Lead Created',
    'Demo Booked',
    'Demo Attended',
    'Opportunity Opened',
    'Deal Won',
    'Deal Lost',
    'Sent Setup Guide',
    'Offered Demo',
    'Gave Discount',
    'Called Customer',
  ],
  support: ['Opened Ticket', 'Ticket Solved', 'Ticket Reopened', 'Chatted With Support'],
  billing: [
    'Subscribed',
    'Payment Failed',
    'Renewed',
    'Upgraded Plan',
    'Downgraded Plan',
    'Refund Requested',
    'Cancelled',
  ],
  feedback: ['Answered NPS', 'Left Review'],
} as const;

export type SourceName = keyof typeof activitiesBySource;
export type Activity = (typeof activitiesBySource)[SourceName][number];

/** One thing that happened to a customer. */
export interface Happening {
  readonly activity: Activity;
  /** Unix seconds. */
  readonly at: number;
  /** Money, or a score. */
  readonly value?: number;
  /** What the customer is on from here, where billing says so. */
  readonly plan?: Plan;
  readonly mrr?: number;
  /** Which of the customer's tickets, from 0. */
  readonly ticket?: number;
}

export function happening(activity: Activity, at: number): Happening {
  return { activity, at };
}
