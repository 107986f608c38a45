import type { Logger } from 'pino';
import type { Database } from '../store/database.js';
import {
  claimSlot,
  finishSlot,
  renewSlot,
  type DigestOutcome,
  type DigestRun,
} from '../store/digest-runs.js';
import {
  endSubscriptions,
  listSubscriptions,
  type DigestSubscription,
} from '../store/digest-subscriptions.js';
import { dueSlot } from './due-slot.js';

export interface DigestSchedulerParts {
  readonly database: Database;
  readonly team: string;
  readonly log: Logger;
  /**
   * Sends the digest of a slot, once: with more than one attempt an earlier one may have got through.
   * @throws when it could not be sent now; it is tried again until the slot is a day old.
   */
  readonly send: (subscription: DigestSubscription, run: DigestRun) => Promise<DigestOutcome>;
  readonly leaseMs: number;
}

const reasonsToEnd: Partial<Record<DigestOutcome['outcome'], string>> = {
  refused: 'Slack takes no messages there, or who made it gets no answers any more.',
  pointless: 'The answer has no figure that a bound can be set to.',
};

/**
 * Sends what is due in one workspace, each slot once however many instances do the same. One that stops half-way is
 * succeeded when its lease has run out. @returns how many were sent.
 */
export async function sendDueDigests(parts: DigestSchedulerParts, now = new Date()): Promise<number> {
  let sent = 0;
  for (const subscription of await listSubscriptions(parts.database, parts.team)) {
    try {
      if (await sendIfDue(parts, subscription, now)) sent++;
    } catch (error) {
      parts.log.error({ err: error, subscription: subscription.id }, 'A digest could not be sent.');
    }
  }
  return sent;
}

async function sendIfDue(
  parts: DigestSchedulerParts,
  subscription: DigestSubscription,
  now: Date,
): Promise<boolean> {
  const { database, leaseMs, log } = parts;
  const slot = dueSlot(subscription, now);
  const run = slot && (await claimSlot(database, subscription.id, slot, leaseMs));
  if (!run) return false;
  const renewing = setInterval(() => {
    renewSlot(database, run, leaseMs).catch((error: unknown) => {
      log.warn({ err: error }, 'The lease of a digest could not be renewed.');
    });
  }, leaseMs / 3);
  try {
    const outcome = await parts.send(subscription, run);
    await finishSlot(database, run, outcome);
    const why = reasonsToEnd[outcome.outcome];
    if (why !== undefined) await endSubscriptions(database, [subscription.id], why);
    return outcome.outcome === 'sent';
  } finally {
    clearInterval(renewing);
  }
}
