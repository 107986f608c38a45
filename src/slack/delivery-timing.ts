/** How long delivery waits for what. */
export interface DeliveryTiming {
  /** Who works on a question renews its lease; another instance takes over when it runs out. */
  readonly leaseMs: number;
  /** Between looks for questions that nobody works on. */
  readonly sweepMs: number;
  /** One call to Slack. */
  readonly callMs: number;
  /** Rate limits and faults of one message, with all its waits; then it is tried again later. */
  readonly patienceMs: number;
  /** Before a second look for a message that Slack took although its call failed. */
  readonly settleMs: number;
  /** First wait before a message is tried again later; it doubles each time. */
  readonly postponeMs: number;
  /** The longest such wait. */
  readonly longestPostponeMs: number;
  /**
   * A question that was begun so often, each time for a lease, without coming to an answer is not tried again: it may be
   * what stops the program. One that was only under way when an instance was stopped or starved must not come near it.
   */
  readonly mostAttempts: number;
  /** An answer that takes longer shows its steps, and can be stopped. */
  readonly stepsAfterMs: number;
  /** For the answers that are being given when an instance stops. */
  readonly closeMs: number;
  /** No stream begins for so long after Slack took none for a while. */
  readonly noStreamMs: number;
  /** Threads that one instance answers at the same time; the others wait without a lease, for it or another one. */
  readonly threadsAtOnce: number;
}

export const defaultTiming: DeliveryTiming = {
  leaseMs: 45_000,
  sweepMs: 15_000,
  callMs: 10_000,
  patienceMs: 60_000,
  settleMs: 5000,
  postponeMs: 30_000,
  longestPostponeMs: 900_000,
  mostAttempts: 12,
  stepsAfterMs: 1200,
  closeMs: 5000,
  noStreamMs: 60_000,
  threadsAtOnce: 64,
};
