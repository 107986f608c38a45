import { beforeEach, expect, test } from 'vitest';
import type { Plan } from '../../src/ask/plan.js';
import { QuestionInbox, type IncomingQuestion } from '../../src/slack/question-inbox.js';
import { describeEachDatabase } from '../support/each-database.js';

const leaseMs = 60_000;
const plan: Plan = { tool: 'drop_offs', args: { journey: 'trial' } };

describeEachDatabase('the inbox of questions', (database) => {
  let inbox: QuestionInbox;
  let team = 0;
  beforeEach(() => {
    inbox = new QuestionInbox(database(), `T${team++}`, leaseMs);
  });

  const thread = { channel: 'C1', threadTs: '1.0' };
  const question = (ts: string, more: Partial<IncomingQuestion> = {}): IncomingQuestion => ({
    ...thread,
    ts,
    eventId: `Ev${ts}`,
    user: 'U1',
    question: `question ${ts}`,
    pressed: false,
    ...more,
  });
  const expireLeases = () =>
    database().query("update slack_question set lease_until = now() - interval '1 second'");

  test('a second delivery, and the same message under another event, change nothing', async () => {
    expect(await inbox.receive(question('1.0'))).toBe(true);
    expect(await inbox.receive(question('1.0'))).toBe(false);
    expect(await inbox.receive(question('1.0', { eventId: 'EvOther' }))).toBe(false);
    expect(await inbox.receive(question('9.0', { eventId: 'Ev1.0' }))).toBe(false);
  });

  test('of many deliveries at once, one is received and one taken', async () => {
    const received = await Promise.all(Array.from({ length: 8 }, () => inbox.receive(question('1.0'))));
    expect(received.filter(Boolean)).toHaveLength(1);
    const taken = await Promise.all(Array.from({ length: 8 }, () => inbox.take(thread)));
    expect(taken.filter((each) => each !== undefined)).toHaveLength(1);
  });

  test('a thread is answered in order, one question at a time', async () => {
    await inbox.receive(question('2.0'));
    await inbox.receive(question('1.0'));
    const first = await inbox.take(thread);
    expect(first).toMatchObject({ ts: '1.0', attempts: 1 });
    expect(await inbox.take(thread)).toBeUndefined();
    if (first) await inbox.finish(first, plan);
    expect(await inbox.take(thread)).toMatchObject({ ts: '2.0' });
  });

  test('another thread does not wait', async () => {
    await inbox.receive(question('1.0'));
    await inbox.receive(question('2.0', { threadTs: '2.0' }));
    await inbox.take(thread);
    expect(await inbox.take({ channel: 'C1', threadTs: '2.0' })).toMatchObject({ ts: '2.0' });
  });

  test('a question whose instance stopped is found and taken again', async () => {
    await inbox.receive(question('1.0'));
    await inbox.take(thread);
    expect(await inbox.abandoned()).toEqual([]);
    await expireLeases();
    expect(await inbox.abandoned()).toEqual([thread]);
    expect(await inbox.take(thread)).toMatchObject({ ts: '1.0', attempts: 2 });
  });

  test('an instance that was away too long knows that it lost its lease', async () => {
    await inbox.receive(question('1.0'));
    const first = await inbox.take(thread);
    expect(first && (await inbox.renew(first))).toBe(true);
    await expireLeases();
    const second = await inbox.take(thread);
    expect(first && (await inbox.renew(first))).toBe(false);
    expect(second && (await inbox.renew(second))).toBe(true);
  });

  test('a lease that is renewed is not taken over', async () => {
    await inbox.receive(question('1.0'));
    const open = await inbox.take(thread);
    await expireLeases();
    expect(open && (await inbox.renew(open))).toBe(true);
    expect(await inbox.abandoned()).toEqual([]);
    expect(await inbox.take(thread)).toBeUndefined();
  });

  test('a postponed question comes again when its time has come', async () => {
    await inbox.receive(question('1.0'));
    const open = await inbox.take(thread);
    expect(open && (await inbox.renewWithAnswer(open))).toBe(true);
    if (open) await inbox.postpone(open, 60_000);
    expect(await inbox.take(thread)).toBeUndefined();
    await expireLeases();
    expect(await inbox.take(thread)).toMatchObject({ ts: '1.0', attempts: 2, computed: 1 });
  });

  test('what has waited for a day is left', async () => {
    await inbox.receive(question('1.0'));
    await database().query("update slack_question set received_at = now() - interval '25 hours'");
    expect(await inbox.abandoned()).toEqual([]);
    expect(await inbox.take(thread)).toBeUndefined();
  });

  test('the transcript holds what was understood, in order', async () => {
    for (const ts of ['1.0', '2.0', '3.0']) await inbox.receive(question(ts));
    for (const understood of [plan, undefined, { clarify: { about: 'tool', question: '?', options: [] } }]) {
      const open = await inbox.take(thread);
      if (open) await inbox.finish(open, understood);
    }
    expect(await inbox.transcript(thread)).toEqual([
      { question: 'question 1.0', plan },
      { question: 'question 3.0', plan: { clarify: { about: 'tool', question: '?', options: [] } } },
    ]);
  });

  test('knows who has asked in a thread', async () => {
    await inbox.receive(question('1.0'));
    expect(await inbox.hasAsked(thread, 'U1')).toBe(true);
    expect(await inbox.hasAsked(thread, 'U2')).toBe(false);
    expect(await inbox.hasAsked({ channel: 'C1', threadTs: '7.0' }, 'U1')).toBe(false);
  });

  test('a button pressed twice counts once while it waits, and again afterwards', async () => {
    const press = (ts: string) => question(ts, { question: 'why?', pressed: true });
    expect(await inbox.receive(press('5.0'))).toBe(true);
    expect(await inbox.receive(press('5.1'))).toBe(false);
    const open = await inbox.take(thread);
    if (open) await inbox.finish(open, plan);
    expect(await inbox.receive(press('5.2'))).toBe(true);
  });

  test('two workspaces do not see each other', async () => {
    await inbox.receive(question('1.0'));
    expect(await new QuestionInbox(database(), 'other', leaseMs).take(thread)).toBeUndefined();
  });

  test('forgets after three months', async () => {
    await inbox.receive(question('1.0'));
    await database().query("update slack_question set received_at = now() - interval '91 days'");
    await inbox.forgetOld();
    expect(await inbox.hasAsked(thread, 'U1')).toBe(false);
  });
});
