import { createRandom } from '../../src/stats/random.js';
import { subscribe } from '../../src/store/digest-subscriptions.js';
import { startFaultySlack, type FaultRun } from './faulty-slack.js';

export interface DigestFaultRun extends FaultRun {
  readonly slots: number;
  readonly seed: number;
}

export interface DigestFaultReport {
  /** Slots by how many digests were posted for them: all under 1 when everything is right. */
  readonly posted: ReadonlyMap<number, number>;
  readonly calls: number;
}

/** Subscriptions that are all due, with instances that are killed while they send; then counts the digests. */
export async function runDigestFaults(run: DigestFaultRun): Promise<DigestFaultReport> {
  const slack = await startFaultySlack(createRandom(run.seed), run);
  const { workspace, database } = slack;
  try {
    // An hour ago, so that each has one slot.
    const hourAgo = new Date(Date.now() - 3600_000);
    const weekday = hourAgo.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' }).toLowerCase();
    const time = hourAgo.toISOString().slice(11, 16);
    const channels = Array.from({ length: run.slots }, (_, place) =>
      workspace.openChannel(`C${place}`, 'channel'),
    );
    for (const { id } of channels) {
      await subscribe(database, {
        team: workspace.team,
        channel: id,
        createdBy: 'U1',
        question: null,
        weekday,
        time,
        timezone: 'UTC',
      });
    }
    await database.query("update digest_subscription set created_at = now() - interval '1 day'");
    await slack.killNowAndThen();
    await slack.untilNone(
      '(select 1 from digest_subscription left join digest_run on id = subscription_id where done_at is null) as open',
    );
    const posted = new Map<number, number>();
    for (const { messages } of channels) {
      const digests = messages.filter(({ metadata }) => metadata?.event_type === 'footpath_digest');
      posted.set(digests.length, (posted.get(digests.length) ?? 0) + 1);
    }
    return { posted, calls: slack.calls() };
  } finally {
    await slack.close();
  }
}
