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
  /** Where answers are for who asked alone: by channel, how many notes there say so for each question. */
  readonly notes: ReadonlyMap<number, number>;
  readonly outOfOrder: number;
  readonly inWrongThread: number;
  /** What else was said: sentences in place of answers, where a question was given up. */
  readonly others: readonly string[];
  readonly calls: number;
  readonly deliveries: number;
}

/** A third is asked in direct messages, a third in channels, and a third in channels about people. */
const kinds = ['direct', 'channel', 'people'] as const;

interface Question {
  readonly channel: Channel;
  /** Where its answer has to be. */
  readonly answeredIn: Channel;
  readonly threadTs: string;
  readonly isAboutPeople: boolean;
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
  const asked = new Map<string, Question>();
  const talk = async (thread: number) => {
    const kind = kinds[thread % kinds.length];
    const direct = workspace.openChannel(`D${thread}`, 'im');
    const channel = kind === 'direct' ? direct : workspace.openChannel(`C${thread}`, 'channel');
    const isAboutPeople = kind === 'people';
    let threadTs: string | undefined;
    for (let number = thread; number < run.questions; number += run.threads) {
      const question = `question ${number}${isAboutPeople ? ' who' : ''}`;
      const text = kind === 'direct' ? question : `<@${workspace.bot.user}> ${question}`;
      const message = workspace.post(channel, { user: `U${thread}`, text, threadTs, blocks: [], files: [] });
      threadTs ??= message.ts;
      asked.set(question, { channel, answeredIn: isAboutPeople ? direct : channel, threadTs, isAboutPeople });
      await deliver(messageEvent(workspace, channel, message, kind === 'direct' ? 'message' : 'app_mention'));
    }
  };
  try {
    const killing = slack.killNowAndThen();
    await Promise.all(Array.from({ length: run.threads }, (_, thread) => talk(thread)));
    await killing;
    await slack.untilNone('slack_question where answered_at is null');
    return { ...count(workspace, asked), calls: slack.calls(), deliveries };
  } finally {
    await slack.close();
  }
}

function count(workspace: Workspace, asked: ReadonlyMap<string, Question>) {
  const said = ({ messages }: Channel) => messages.filter(({ user }) => user === workspace.bot.user);
  const answers = new Map<number, number>();
  const notes = new Map<number, number>();
  const add = (counts: Map<number, number>, times: number) => counts.set(times, (counts.get(times) ?? 0) + 1);
  let inWrongThread = 0;
  const channels = new Set<Channel>();
  for (const [text, { channel, answeredIn, threadTs, isAboutPeople }] of asked) {
    channels.add(answeredIn);
    const found = [...new Set([channel, answeredIn])].flatMap((place) =>
      said(place).filter((message) => message.text === text),
    );
    add(answers, found.length);
    inWrongThread += found.filter(
      (message) =>
        message.threadTs !== (isAboutPeople ? undefined : threadTs) || !said(answeredIn).includes(message),
    ).length;
  }
  for (const channel of new Set(
    [...asked.values()].filter((one) => one.isAboutPeople).map((one) => one.channel),
  )) {
    const questions = [...asked.values()].filter((one) => one.channel === channel).length;
    const told = said(channel).filter(({ text }) => text.includes('for you alone')).length;
    add(notes, told / questions);
  }
  const numbers = [...channels].map((channel) =>
    said(channel).flatMap(({ text }) => /^question (\d+)/.exec(text)?.slice(1).map(Number) ?? []),
  );
  return {
    answers,
    notes,
    others: [...channels].flatMap((channel) =>
      said(channel)
        .map(({ text }) => text)
        .filter((text) => !text.startsWith('question ') && !text.includes('for you alone')),
    ),
    outOfOrder: numbers.flatMap((each) => each.filter((number, place) => number < each[place - 1])).length,
    inWrongThread,
  };
}
