import { setTimeout as wait } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { callSlack, isRefusal } from './call-slack.js';

/**
 * What somebody is in this Slack workspace. `untold`: the app may not ask, for want of the scope users:read.
 * `unknown`: Slack did not say.
 */
export type Standing = 'member' | 'guest' | 'untold' | 'unknown';

const flag = z.boolean().default(false);
const infoSchema = z.object({
  user: z.object({ is_restricted: flag, is_ultra_restricted: flag, is_stranger: flag }),
});

interface Kept {
  readonly standing: Standing;
  readonly until: number;
}

const knownForMs = 600_000;
/** After a lookup that failed. */
const doubtForMs = 10_000;
/** Somebody waits for an answer, and sees no steps yet. */
const patienceMs = 1000;
const mostKept = 5000;

/** Who is a guest, as Slack says: asked once for each user, and kept for ten minutes. */
export class UserStandings {
  readonly #client: webApi.WebClient;
  readonly #log: Logger;
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<Standing>>();
  #untoldUntil = 0;
  #hasWarned = false;

  constructor(client: webApi.WebClient, log: Logger) {
    this.#client = client;
    this.#log = log;
  }

  /** Never throws, and does not wait for long: what Slack said before serves while it says nothing. */
  async standingOf(user: string): Promise<Standing> {
    const kept = this.#kept.get(user);
    if (kept && kept.until > Date.now()) return kept.standing;
    if (this.#untoldUntil > Date.now()) return 'untold';
    const asked = this.#underWay.get(user) ?? this.#ask(user, kept?.standing ?? 'unknown');
    this.#underWay.set(user, asked);
    const late = wait(patienceMs, kept?.standing ?? ('unknown' as const), { ref: false });
    return Promise.race([asked, late]);
  }

  /** @param before what is known of them when Slack does not say. */
  async #ask(user: string, before: Standing): Promise<Standing> {
    try {
      const info = await callSlack(() => this.#client.users.info({ user }), patienceMs);
      const { user: found } = infoSchema.parse(info);
      const isGuest = found.is_restricted || found.is_ultra_restricted || found.is_stranger;
      return this.#keep(user, isGuest ? 'guest' : 'member', knownForMs);
    } catch (error) {
      if (isRefusal(error) && error.data.error === 'missing_scope') return this.#noteMissingScope();
      this.#log.warn({ err: error }, 'Slack does not say whether somebody is a guest.');
      return this.#keep(user, before, doubtForMs);
    } finally {
      this.#underWay.delete(user);
    }
  }

  #keep(user: string, standing: Standing, forMs: number): Standing {
    this.#kept.delete(user);
    this.#kept.set(user, { standing, until: Date.now() + forMs });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept) this.#kept.delete(oldest);
    return standing;
  }

  #noteMissingScope(): Standing {
    this.#untoldUntil = Date.now() + knownForMs;
    if (!this.#hasWarned) {
      this.#log.warn(
        'Guests are not told apart from members: the app needs the scope users:read. Add it and install the app again.',
      );
    }
    this.#hasWarned = true;
    return 'untold';
  }
}
