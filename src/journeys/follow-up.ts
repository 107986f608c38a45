import { firstAtLeast } from './first-at-least.js';
import type { Entry } from './infer-entry.js';
import type { JourneyLog } from './journey-log.js';
import type { ActivityOutcome, InactivityOutcome } from './outcome.js';
import { postingsOf } from './postings.js';

/** Customers who could come to an outcome, each followed from when on they could. */
export interface FollowUp {
  /** Ascending. */
  readonly customers: Uint32Array;
  /** Unix seconds, per customer. */
  readonly enteredAt: Uint32Array;
  /** When the outcome came, after that; 0 for those to whom it has not come. */
  readonly outcomeAt: Uint32Array;
}

const day = 86_400;

/**
 * Follows all customers from their entry to the outcome. Those who came to it without an entry are left out.
 *
 * @param members per customer, 1 to follow them; all when absent.
 */
export function followUp(
  log: JourneyLog,
  outcome: ActivityOutcome | (InactivityOutcome & { days: number }),
  members?: Uint8Array,
): FollowUp {
  const entered = entryTimes(log, outcome.entry);
  const reached = outcome.kind === 'activity' ? firstTimes(log, outcome.codes) : undefined;
  const customers: number[] = [];
  const outcomeAt: number[] = [];
  for (let customer = 0; customer < log.customerCount; customer++) {
    const from = entered[customer];
    if (from === 0 || members?.[customer] === 0) continue;
    const when =
      outcome.kind === 'activity' ? (reached?.[customer] ?? 0) : silentAt(log, customer, from, outcome.days);
    if (when > 0 && when <= from) continue;
    customers.push(customer);
    outcomeAt.push(when);
  }
  return {
    customers: Uint32Array.from(customers),
    enteredAt: Uint32Array.from(customers, (customer) => entered[customer]),
    outcomeAt: Uint32Array.from(outcomeAt),
  };
}

/** Those whose place meets a condition. */
export function someOf(
  { customers, enteredAt, outcomeAt }: FollowUp,
  isKept: (place: number) => boolean,
): FollowUp {
  const kept = (_: number, place: number) => isKept(place);
  return {
    customers: customers.filter(kept),
    enteredAt: enteredAt.filter(kept),
    outcomeAt: outcomeAt.filter(kept),
  };
}

/** Per customer, 0 for those who never entered. */
export function entryTimes(log: JourneyLog, entry: Entry | undefined): Uint32Array {
  if (entry) return firstTimes(log, entry.codes);
  const { offsets, times } = log;
  return Uint32Array.from({ length: log.customerCount }, (_, customer) =>
    offsets[customer] < offsets[customer + 1] ? times[offsets[customer]] : 0,
  );
}

function firstTimes(log: JourneyLog, codes: readonly number[]): Uint32Array {
  const [{ starts, times }] = postingsOf(log, [codes]);
  return Uint32Array.from({ length: log.customerCount }, (_, customer) =>
    starts[customer] < starts[customer + 1] ? times[starts[customer]] : 0,
  );
}

/** When a customer had first done nothing for so many days, from a moment on; 0 for never yet. */
export function silentAt(log: JourneyLog, customer: number, from: number, days: number): number {
  const end = log.offsets[customer + 1];
  for (let event = firstAtLeast(log.times, from, log.offsets[customer], end); event < end; event++) {
    const next = event + 1 < end ? log.times[event + 1] : log.until;
    if (next - log.times[event] > days * day) return log.times[event] + Math.ceil(days * day);
  }
  return 0;
}
