import { Cron } from 'croner';
import { isAlert, type DigestSubscription } from '../store/digest-subscriptions.js';

/** After a longer standstill a slot is left out: nobody needs Monday's digest on Wednesday. */
const latestMs = 24 * 3600 * 1000;

/** The slot that is due, if there is one: the last one that has come since the subscription began. */
export function dueSlot(subscription: DigestSubscription, now: Date): Date | undefined {
  const { weekday, time, timezone, createdAt } = subscription;
  const [hour, minute] = time.split(':').map(Number);
  const day = isAlert(subscription) ? '*' : weekday.slice(0, 3);
  const cron = new Cron(`${minute} ${hour} * * ${day}`, { timezone });
  // It looks before a moment; a run at this very one counts.
  const [slot] = cron.previousRuns(1, new Date(now.getTime() + 1));
  if (!slot || slot < createdAt || now.getTime() - slot.getTime() > latestMs) return undefined;
  return slot;
}
