import { randomBytes } from 'node:crypto';

const lifeMs = 3000;

export type TriggerProblem = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** What lets an app open a modal: good for three seconds after somebody did something, and for one modal. */
export class Triggers {
  readonly #triggers = new Map<string, { user: string; at: number; used: boolean }>();

  create(user: string): string {
    const now = Date.now();
    for (const [id, { at }] of this.#triggers) if (now - at > 10 * lifeMs) this.#triggers.delete(id);
    const id = `${now}.${randomBytes(6).toString('hex')}`;
    this.#triggers.set(id, { user, at: now, used: false });
    return id;
  }

  /** @returns the user, or why it opens nothing. */
  exchange(id: string): { readonly user: string } | TriggerProblem {
    const trigger = this.#triggers.get(id);
    if (!trigger) return 'invalid_trigger_id';
    if (Date.now() - trigger.at > lifeMs) return 'expired_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    trigger.used = true;
    return { user: trigger.user };
  }
}
