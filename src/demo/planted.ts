/**
 * Every cause that Harbor's customers obey, with its strength: what the generator reads, and nothing else decides.
 * Chances are risks that add up; churn rates are hazards per month that add up. What follows from them for those who
 * look at the data stands in truths.ts.
 */
export const planted = {
  /** Chance that someone who started a trial subscribes within its three weeks, as a sum of parts. */
  conversion: {
    size: { '1-10': 0.1, '11-50': 0.16, '51-200': 0.22, '200+': 0.28 },
    kind: { steady: 0.04, teams: 0.06, seasonal: -0.01, explorers: -0.05 },
    invitedTeammate: 0.12,
    connectedBank: 0.07,
    completedOnboarding: 0.25,
    /** By kind. */
    sentSetupGuide: { steady: 0.06, teams: 0.02, seasonal: 0.12, explorers: 0.1 },
    /** From 51 people on. */
    offeredDemo: { '1-10': 0, '11-50': 0, '51-200': 0.15, '200+': 0.15 },
    gaveDiscount: 0,
    calledCustomer: -0.04,
  },
  /** Chances of the first days in the product. Nothing here depends on the kind of customer. */
  onboarding: {
    verifiesEmail: 0.96,
    startsTrial: 0.985,
    createsInvoice: 0.86,
    /** Of those who created an invoice. */
    connectsBank: { desktop: 0.68, mobile: 0.3 },
    /** Whether or not they created an invoice or connected the bank. */
    completes: { desktop: 0.56, mobile: 0.22 },
    invitesTeammate: { '1-10': 0.15, '11-50': 0.24, '51-200': 0.33, '200+': 0.4 },
  },
  changes: {
    /** Adds to the chance to complete onboarding, for those who signed up from this day on. */
    newOnboarding: { name: 'new onboarding', at: '2026-08-03', completes: 0.12 },
    /** Adds to the churn rate of starter plans, per month, for some days; the share of complaints grows for good. */
    priceIncrease: { name: 'price increase', at: '2026-05-04', starterChurn: 0.045, days: 60, amounts: 1.12 },
  },
  /** Churn per month. Each cause counts from its first happening on, for good. */
  churn: {
    kind: { steady: 0.029, teams: 0.031, seasonal: 0.036, explorers: 0.05 },
    paymentFailed: 0.06,
    ticketReopened: 0.035,
    downgradedPlan: 0.06,
    complainedOfInvoices: 0.07,
    usedMobileApp: -0.017,
    calledCustomer: -0.016,
    gaveDiscount: 0,
  },
  /** What the team does to trial users on the third and fourth day: chances, as a sum of parts. */
  trialActions: {
    byLot: 0.25,
    sentSetupGuide: { always: 0.1, fewInvoices: 0.25, small: 0.1 },
    offeredDemo: { always: 0.08, large: 0.17 },
    gaveDiscount: { always: 0.08, small: 0.12 },
    calledCustomer: { always: 0.06, manyInvoices: 0.14, large: 0.12 },
  },
  /** What the team does to paying customers: rates per month, and chances in the days after trouble. */
  retentionActions: {
    byLot: 0.07,
    calledCustomer: { perMonth: 0.045, afterPaymentFailed: 0.25, afterTicketReopened: 0.25 },
    gaveDiscount: { perMonth: 0.025, afterPaymentFailed: 0.2, afterTicketReopened: 0.1 },
  },
  /** Share of customers whose actions are drawn by lot: trait `playbook` = `by lot`. */
  byLotShare: 0.2,
  /** Leads: chances of each step, the same for all, and mean days from opportunity to decision. */
  sales: {
    booksDemo: 0.66,
    attendsDemo: 0.78,
    opensOpportunity: 0.74,
    wins: 0.55,
    daysToDecide: { '1-10': 12, '11-50': 20, '51-200': 38, '200+': 60 },
  },
  feedback: {
    /** Share of texts about invoice errors, the same for everyone: the one topic that precedes churn. */
    invoiceErrors: 0.14,
    secondTopic: 0.14,
    /** How much likelier a text is about the price, eight weeks after the increase and from then on. */
    priceAfterIncrease: 2.2,
    /** How much likelier a text is about this topic at the year's end than before it began to grow. */
    growing: { topic: 'mobile app crashes', from: '2026-08-01', times: 4.5 },
  },
  /** `Verified Email` was not recorded from the first of these days to the last (included). */
  trackingGap: { activity: 'Verified Email', from: '2026-02-10', to: '2026-02-14' },
} as const;
