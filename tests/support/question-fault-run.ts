import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, randomInteger } from '../../src/stats/random.js';
import { messageEvent, send } from '../../src/web/fake-slack/event-delivery.js';
import type { Channel, Workspace } from '../../src/web/fake-slack/workspace.js';
import { startFaultySlack, type FaultRun } from './faulty-slack.js';

export interface QuestionFaultRun extends FaultRun {
  readonly questions: number;
  readonly threads: number;
  readonly seed: number;
}

export interface QuestionFaultReport {
  /** Questions by how many answers they got: all under 1 when everything is right. */
  readonly answers: ReadonlyMap<number, number>;
  readonly outOfOrder: number;
  readonly inWrongThread: number;
  readonly calls: number;
  readonly deliveries: number;
}

/** Questions that are delivered late, repeatedly or not at all to instances in trouble; then counts the answers. */
export async function runQuestionFaults(run: QuestionFaultRun): Promise<QuestionFaultReport> {
  const random = createRandom(run.seed);
  const slack = await startFaultySlack(random, run);
  const { workspace } = slack;
  let deliveries = 0;
  const deliverOnce = async (event: ReturnType<typeof messageEvent>, retry: number) => {
    deliveries++;
    const url = slack.eventsUrl(random() < 0.5 ? 0 : 1);
    return (await send(workspace, url, event, retry)) === 200;
  };
  /** Dropped, delayed and repeated; Slack tries until one delivery is acknowledged. */
  const deliver = async (event: ReturnType<typeof messageEvent>) => {
    for (let retry = 0; ; retry++) {
      await pause(randomInteger(random, 60));
      if (random() < 0.15) continue;
      if (await deliverOnce(event, retry)) break;
    }
    while (random() < 0.4) {
      void pause(randomInteger(random, 1500)).then(() => deliverOnce(event, 1));
    }
  };
  const asked = new Map<string, string>();
  const talk = async (thread: number) => {
    const channel = workspace.openChannel(`D${thread}`, 'im');
    let threadTs: string | undefined;
    for (let number = thread; number < run.questions; number += run.threads) {
      const text = `question ${number}`;
      const message = workspace.post(channel, { user: `U${thread}`, text, threadTs, blocks: [], files: [] });
      threadTs ??= message.ts;
      asked.set(text, threadTs);
      await deliver(messageEvent(workspace, channel, message));
    }
    return channel;
  };
  try {
    const killing = slack.killNowAndThen();
    const channels = await Promise.all(Array.from({ length: run.threads }, (_, thread) => talk(thread)));
    await killing;
    await slack.untilNone('slack_question where answered_at is null');
    return { ...count(workspace, channels, asked), calls: slack.calls(), deliveries };
  } finally {
    await slack.close();
  }
}

function count(workspace: Workspace, channels: readonly Channel[], asked: ReadonlyMap<string, string>) {
  const replies = channels.map(({ messages }) => messages.filter(({ user }) => user === workspace.bot.user));
  const times = new Map([...asked.keys()].map((text) => [text, 0]));
  for (const { text } of replies.flat()) times.set(text, (times.get(text) ?? 0) + 1);
  const answers = new Map<number, number>();
  for (const each of times.values()) answers.set(each, (answers.get(each) ?? 0) + 1);
  const numbers = replies.map((inThread) => inThread.map(({ text }) => Number(text.split(' ')[1])));
  return {
    answers,
    outOfOrder: numbers.flatMap((each) => each.filter((number, place) => number < each[place - 1])).length,
    inWrongThread: replies.flat().filter(({ text, threadTs }) => asked.get(text) !== threadTs).length,
  };
}
