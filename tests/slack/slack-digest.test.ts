import { beforeEach, expect, test, afterEach } from 'vitest';
import type { Reply } from '../../src/ask/answer.js';
import { createAsk } from '../../src/ask/create-ask.js';
import { planSchema } from '../../src/ask/plan.js';
import type { Planner } from '../../src/ask/planner.js';
import type { WorkspaceView } from '../../src/ask/workspace-view.js';
import type { Digest } from '../../src/digest/digest.js';
import { noDefinitions } from '../../src/journeys/definitions.js';
import { claimSlot, finishSlot } from '../../src/store/digest-runs.js';
import { listSubscriptions, subscribe, type NewSubscription } from '../../src/store/digest-subscriptions.js';
import { funnelSteps } from '../support/funnel-steps.js';
import { describeEachDatabase } from '../support/each-database.js';
import { dropOffs } from '../support/replies.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';
import { smallLog } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const digest: Digest = {
  week: { from: '2026-10-19', to: '2026-10-25' },
  timezone: 'UTC',
  health: ['Nothing has come in since 20 October 2026.'],
  checked: 41,
  changes: [],
  steady: [],
  events: [],
  sections: [],
  suggestions: ['Why do customers leave the trial journey?'],
  about: { tool: 'drop_offs', args: { journey: 'trial' } },
};
const answer = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'An answer.' });

describeEachDatabase('digests', (database) => {
  let world: SlackWorld;
  let reply: Reply;
  beforeEach(async () => {
    reply = answer;
    world = await createSlackWorld(database(), () => Promise.resolve(reply), undefined, {
      digests: (today) => Promise.resolve({ ...digest, events: [`until ${today}`] }),
    });
  });
  afterEach(() => world.close());

  const hourAgo = () => {
    const then = new Date(Date.now() - 3600_000);
    const weekday = then.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' }).toLowerCase();
    return { weekday, time: then.toISOString().slice(11, 16), timezone: 'UTC' };
  };
  const subscribed = async (more: Partial<NewSubscription> = {}, wasPast: boolean | null = null) => {
    const subscription = await subscribe(database(), {
      ...hourAgo(),
      team: world.workspace.team,
      channel: 'C1',
      createdBy: 'U1',
      question: null,
      ...more,
    });
    await database().query(
      "update digest_subscription set created_at = now() - interval '1 day', was_past = $2 where id = $1",
      [subscription.id, wasPast],
    );
    return subscription;
  };

  test('comes when it is due, once, with the data’s health first', async () => {
    await subscribed();
    const [message] = await world.answers('C1', 1);
    await world.settle();
    expect(await world.answers('C1', 1)).toHaveLength(1);
    const shown = JSON.stringify(message.blocks);
    expect(shown.indexOf('Nothing has come in since')).toBeLessThan(shown.indexOf('41 measures checked'));
    const yesterday = new Date(Date.now() - 3600_000 - 86_400_000).toISOString().slice(0, 10);
    expect(shown).toContain(`until ${yesterday}`);
  });

  test('a reply in its thread is a question about it', async () => {
    await subscribed();
    const [{ ts }] = await world.answers('C1', 1);
    await world.say('C1', 'why?', { threadTs: ts, user: 'U5' });
    const [, reply] = await world.answers('C1', 2);
    expect(reply.threadTs).toBe(ts);
    expect(world.asked).toMatchObject([
      { question: 'why?', thread: [{ plan: { tool: 'drop_offs', args: { journey: 'trial' } } }] },
    ]);
  });

  test('a question of one’s own is answered every week', async () => {
    await subscribed({ question: 'Where do trial users drop off?' });
    const [message] = await world.answers('C1', 1);
    expect(message.text).toContain('An answer.');
    expect(world.asked).toMatchObject([
      { question: 'Where do trial users drop off?', asker: { user: 'U1' } },
    ]);
  });

  test('an alert is told of when the figure goes past its bound, and not again before it came back', async () => {
    const { id } = await subscribed({ question: 'Where do trial users drop off?', over: 0.5 });
    const [message] = await world.answers('C1', 1);
    expect(message.text).toContain(
      'Alert: “Where do trial users drop off?” is now 100%, over 50%. An answer.',
    );
    const lookAgain = async () => {
      await database().query('delete from digest_run where subscription_id = $1', [id]);
      await world.settle();
    };
    await lookAgain();
    const looks = () => database().query('select outcome from digest_run where subscription_id = $1', [id]);
    await expect.poll(looks).toEqual([{ outcome: 'quiet' }]);
    expect(await world.answers('C1', 1)).toHaveLength(1);
    // As if it had been under the bound in between.
    await database().query('update digest_subscription set was_past = false where id = $1', [id]);
    await lookAgain();
    await expect.poll(looks).toEqual([{ outcome: 'sent' }]);
  });

  test('an alert on the other side stays quiet', async () => {
    const { id } = await subscribed({ question: 'Where do trial users drop off?', under: 0.5 });
    await world.settle();
    const looks = () => database().query('select outcome from digest_run where subscription_id = $1', [id]);
    await expect.poll(looks).toEqual([{ outcome: 'quiet' }]);
    const [{ wasPast }] = await listSubscriptions(database(), world.workspace.team);
    expect(wasPast).toBe(false);
    expect(world.workspace.channel('C1')?.messages ?? []).toEqual([]);
  });

  test.each([
    ['goes on over a week that has no figure', true, 1],
    ['ends where there never was a figure', null, 0],
  ])('an alert %s', async (_, wasPast, left) => {
    const decline = { reason: 'not_tracked', message: 'Nothing.' } as const;
    reply = { kind: 'decline', question: '', decline, suggestions: [] };
    const { id } = await subscribed({ question: 'Where do trial users drop off?', over: 0.5 }, wasPast);
    const looks = () =>
      database().query(
        'select id from digest_run join digest_subscription on id = subscription_id where id = $1 and done_at is not null',
        [id],
      );
    await expect.poll(looks, { timeout: 5000 }).toHaveLength(1);
    const goingOn = () => listSubscriptions(database(), world.workspace.team);
    await expect.poll(goingOn).toHaveLength(left);
  });

  test('where Slack takes none it ends, and its owner is told', async () => {
    world.workspace.openChannel('C9', 'channel').refuses = 'is_archived';
    await subscribed({ channel: 'C9' });
    const [note] = await world.answers('D1', 1);
    expect(note.text).toContain('is_archived');
    await world.settle();
    expect(await listSubscriptions(database(), world.workspace.team)).toEqual([]);
  });

  test('what may have been sent is not sent again where nobody can look', async () => {
    world.workspace.readsChannels = false;
    const subscription = await subscribed();
    const [{ ts }] = await world.answers('C1', 1);
    await world.settle();
    // As if the instance had been killed before it could note that.
    await database().query(
      "update digest_run set done_at = null, lease_until = now() - interval '1 second' where subscription_id = $1",
      [subscription.id],
    );
    await world.settle();
    await world.settle();
    expect((await world.answers('C1', 1)).map((message) => message.ts)).toEqual([ts]);
    const runs = () =>
      database().query('select outcome from digest_run where subscription_id = $1', [subscription.id]);
    await expect.poll(runs).toEqual([{ outcome: 'unclear' }]);
    expect(await world.answers('C1', 1)).toHaveLength(1);
  });

  test('of many that claim a slot at once one gets it, and nobody once it is done', async () => {
    const { id } = await subscribe(database(), {
      ...hourAgo(),
      team: 'other',
      channel: 'C1',
      createdBy: 'U1',
      question: null,
    });
    const slot = new Date('2026-10-26T08:00:00Z');
    const claim = () => claimSlot(database(), id, slot, 60_000);
    const claims = (await Promise.all(Array.from({ length: 8 }, claim))).filter((run) => run !== undefined);
    expect(claims).toEqual([{ subscription: id, slot, attempts: 1 }]);
    await finishSlot(database(), claims[0], { outcome: 'sent' });
    await database().query("update digest_run set lease_until = now() - interval '1 day'");
    expect(await claim()).toBeUndefined();
  });

  test('is subscribed to, listed and ended in the chat', async () => {
    const view: WorkspaceView = {
      ...toolDependencies(smallLog([{ customer: 'c', activity: 'A', time: 1000 }]), {
        timezone: 'Europe/Amsterdam',
      }),
      database: database(),
      catalog: { ...noDefinitions, customers: 1, events: 1, activities: [], traits: [], sources: [] },
      isCustomer: () => false,
    };
    const say = async (args: object, isDirect = false) => {
      const plan = planSchema.parse({ tool: 'schedule_digest', args });
      const planner: Planner = { plan: () => Promise.resolve({ plan, confidence: 1, why: [] }) };
      const asker = {
        team: 'T7',
        user: 'U1',
        channel: isDirect ? 'D1' : 'C1',
        isDirect,
        maySeePeople: false,
      };
      const reply = await createAsk(
        () => Promise.resolve(view),
        planner,
      )({ question: '', thread: [], asker });
      if (reply.kind !== 'answer') throw new Error('no answer');
      expect(reply.answer.ledger.removed).toEqual([]);
      return [reply.answer.headline, ...reply.answer.findings].join(' ');
    };
    expect(await say({ action: 'list' })).toContain('Nothing is sent here');
    expect(await say({ action: 'subscribe', weekday: 'friday', time: '16:30' })).toContain(
      'this channel gets the weekly digest every Friday at 16:30 (Europe/Amsterdam).',
    );
    expect(await say({ action: 'subscribe', weekday: 'monday' })).toContain('every Monday at 09:00');
    expect(await say({ action: 'subscribe', question: 'How many signups?' }, true)).toContain(
      'How many signups?',
    );
    expect(await listSubscriptions(database(), 'T7')).toHaveLength(2);
    expect(await say({ action: 'list' })).toContain('this channel gets the weekly digest every Monday');
    expect(await say({ action: 'unsubscribe' })).toContain('Stopped.');
    expect(await listSubscriptions(database(), 'T7')).toMatchObject([{ channel: 'D1' }]);
    await expect(say({ action: 'subscribe', timezone: 'Mars/Olympus' })).rejects.toThrow('no time zone');
  });
});
