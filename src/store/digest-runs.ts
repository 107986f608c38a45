import type { Database } from './database.js';

/** One slot of one subscription, in the hands of one instance. */
export interface DigestRun {
  readonly subscription: number;
  readonly slot: Date;
  /** This one included: more than one when an instance stopped half-way. */
  readonly attempts: number;
}

export interface DigestOutcome {
  /** `quiet`: an alert with nothing to tell; `pointless`: one whose question has no such figure. */
  readonly outcome: 'sent' | 'unclear' | 'refused' | 'quiet' | 'pointless';
  readonly channel?: string;
  readonly ts?: string;
  /** The plan that a reply in its thread goes on from. */
  readonly about?: unknown;
  /** Of an alert: whether its figure is past the bound. */
  readonly isPast?: boolean;
}

/** Takes a slot for so long; undefined when it is done, or another instance is at it. */
export async function claimSlot(
  database: Database,
  subscription: number,
  slot: Date,
  leaseMs: number,
): Promise<DigestRun | undefined> {
  const [row] = await database.query<{ attempts: number }>(
    `insert into digest_run (subscription_id, slot, lease_until)
     values ($1, $2, now() + make_interval(secs => $3))
     on conflict (subscription_id, slot) do update
       set lease_until = excluded.lease_until, attempts = digest_run.attempts + 1
       where digest_run.done_at is null and digest_run.lease_until < now()
     returning attempts`,
    [subscription, slot, leaseMs / 1000],
  );
  return row && { subscription, slot, attempts: row.attempts };
}

/** Keeps a slot for longer. False when another instance has taken it over. */
export async function renewSlot(database: Database, run: DigestRun, leaseMs: number): Promise<boolean> {
  const rows = await database.query(
    `update digest_run set lease_until = now() + make_interval(secs => $4)
     where subscription_id = $1 and slot = $2 and attempts = $3 and done_at is null returning slot`,
    [run.subscription, run.slot, run.attempts, leaseMs / 1000],
  );
  return rows.length > 0;
}

export async function finishSlot(
  database: Database,
  run: DigestRun,
  { outcome, channel, ts, about, isPast }: DigestOutcome,
): Promise<void> {
  await database.query(
    `with done as (
       update digest_run set done_at = now(), outcome = $3, channel = $4, ts = $5, about = $6::jsonb
       where subscription_id = $1 and slot = $2)
     update digest_subscription set was_past = coalesce($7, was_past) where id = $1`,
    [
      run.subscription,
      run.slot,
      outcome,
      channel ?? null,
      ts ?? null,
      about === undefined ? null : JSON.stringify(about),
      isPast ?? null,
    ],
  );
}

/** What the digest that began a thread was about; undefined when no digest began it. */
export async function digestOfThread(
  database: Database,
  team: string,
  { channel, threadTs }: { channel: string; threadTs: string },
): Promise<{ about: unknown } | undefined> {
  const [row] = await database.query<{ about: unknown }>(
    `select about from digest_run join digest_subscription on id = subscription_id
     where team = $1 and digest_run.channel = $2 and ts = $3`,
    [team, channel, threadTs],
  );
  return row;
}

/** When each of these subscriptions was sent last. */
export async function lastSent(database: Database, ids: readonly number[]): Promise<Map<number, Date>> {
  const rows = await database.query<{ id: number; at: Date }>(
    `select subscription_id as id, max(done_at) as at from digest_run
     where subscription_id = any($1::int[]) and outcome = 'sent' group by 1`,
    [ids],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}
