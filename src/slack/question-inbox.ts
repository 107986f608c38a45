import { z } from 'zod';
import { planSchema, type Plan, type Turn } from '../ask/plan.js';
import type { Database } from '../store/database.js';
import type { PostedMessage } from './posted-message.js';

export interface Thread {
  readonly channel: string;
  readonly threadTs: string;
}

export interface IncomingQuestion extends Thread {
  /** Of the message, or of the press of a button. */
  readonly ts: string;
  /** The same again when Slack delivers twice. */
  readonly eventId: string;
  readonly user: string;
  readonly question: string;
  /** By a button: no message in the thread shows the question. */
  readonly pressed: boolean;
}

export interface OpenQuestion extends IncomingQuestion {
  /** How often it was begun, this time included. */
  readonly attempts: number;
  /** Attempts that came as far as an answer; the others stopped the program, or were stopped with it. */
  readonly computed: number;
  /** The message that shows the steps, where there is one: it becomes the answer. */
  readonly streamTs?: string;
  /** Who asked wants no answer any more. */
  readonly isStopped: boolean;
}

/** A question that was not answered for so long is not answered any more. */
const oldestHours = 24;
const keepDays = 90;

/** A plan of an older release that can't be read any more is left out of the transcript. */
const storedPlan = z.custom<Plan>((plan) => planSchema.safeParse(plan).success);

interface Row {
  channel: string;
  thread_ts: string;
  ts: string;
  event_id: string;
  user_id: string;
  question: string;
  pressed: boolean;
  attempts: number;
  computed: number;
  stream_ts: string | null;
  stopped: boolean;
}

/**
 * The questions of one Slack workspace, kept in the database: each is answered once and in the order of its thread,
 * however often Slack delivers it, with any number of instances, and also when one stops half-way.
 */
export class QuestionInbox {
  readonly #database: Database;
  readonly #team: string;
  readonly #leaseMs: number;

  constructor(database: Database, team: string, leaseMs: number) {
    this.#database = database;
    this.#team = team;
    this.#leaseMs = leaseMs;
  }

  /** False when it was received before, or the same button waits for its answer. */
  async receive(question: IncomingQuestion): Promise<boolean> {
    const rows = await this.#database.query(
      `insert into slack_question (team, channel, ts, event_id, thread_ts, user_id, question, pressed)
       select $1, $2, $3, $4, $5, $6, $7, $8
       where not ($8 and exists (
         select 1 from slack_question
         where team = $1 and channel = $2 and thread_ts = $5 and user_id = $6 and question = $7
           and pressed and answered_at is null))
       on conflict do nothing
       returning ts`,
      [
        this.#team,
        question.channel,
        question.ts,
        question.eventId,
        question.threadTs,
        question.user,
        question.question,
        question.pressed,
      ],
    );
    return rows.length > 0;
  }

  /** Leases the thread's earliest open question; undefined when there is none, or another instance is at work there. */
  async take({ channel, threadTs }: Thread): Promise<OpenQuestion | undefined> {
    const [row] = await this.#database.query<Row>(
      `update slack_question
       set lease_until = now() + make_interval(secs => $4), attempts = attempts + 1
       where team = $1 and channel = $2
         and ts = (
           select ts from slack_question
           where team = $1 and channel = $2 and thread_ts = $3 and answered_at is null
             and received_at > now() - make_interval(hours => ${oldestHours})
           order by ts limit 1)
         and answered_at is null and (lease_until is null or lease_until < now())
       returning channel, thread_ts, ts, event_id, user_id, question, pressed, attempts, computed,
         stream_ts, stopped_at is not null as stopped`,
      [this.#team, channel, threadTs, this.#leaseMs / 1000],
    );
    return row && openQuestion(row);
  }

  /** Keeps the lease for longer. False when it was away for so long that another instance took over. */
  renew(question: OpenQuestion): Promise<boolean> {
    return this.#extend(question, this.#leaseMs, 0);
  }

  /** The same, once there is an answer: whatever happens from here on, the question is not to blame. */
  async renewWithAnswer(question: OpenQuestion): Promise<boolean> {
    if (await this.#extend(question, this.#leaseMs, 1)) return true;
    const { channel, ts } = question;
    await this.#database.query(
      'update slack_question set computed = computed + 1 where team = $1 and channel = $2 and ts = $3',
      [this.#team, channel, ts],
    );
    return false;
  }

  /** Leaves a question to whoever comes by after `delayMs`. */
  async postpone(question: OpenQuestion, delayMs: number): Promise<void> {
    await this.#extend(question, delayMs, 0);
  }

  async #extend({ channel, ts, attempts }: OpenQuestion, forMs: number, computed: number): Promise<boolean> {
    const rows = await this.#database.query(
      `update slack_question
       set lease_until = now() + make_interval(secs => $5), computed = computed + $6
       where team = $1 and channel = $2 and ts = $3 and attempts = $4 and answered_at is null
       returning ts`,
      [this.#team, channel, ts, attempts, forMs / 1000, computed],
    );
    return rows.length > 0;
  }

  /** Notes the message that shows the steps of a question, for whoever finishes it. */
  async noteStream({ channel, ts }: OpenQuestion, streamTs: string): Promise<void> {
    await this.#database.query(
      `update slack_question set stream_ts = $4 where team = $1 and channel = $2 and ts = $3`,
      [this.#team, channel, ts, streamTs],
    );
  }

  /** Nobody waits for the open questions of a thread any more. */
  async stop({ channel, threadTs }: Thread): Promise<void> {
    await this.#database.query(
      `update slack_question set stopped_at = now()
       where team = $1 and channel = $2 and thread_ts = $3 and answered_at is null`,
      [this.#team, channel, threadTs],
    );
  }

  async isStopped({ channel, ts }: OpenQuestion): Promise<boolean> {
    const rows = await this.#database.query(
      `select 1 from slack_question
       where team = $1 and channel = $2 and ts = $3 and stopped_at is not null`,
      [this.#team, channel, ts],
    );
    return rows.length > 0;
  }

  /** What was asked last in a channel and answered by a tool, each once, the latest first. */
  async recentQuestions(channel: string, limit: number): Promise<string[]> {
    const rows = await this.#database.query<{ question: string }>(
      `select question from slack_question
       where team = $1 and channel = $2 and plan ? 'tool'
       group by question order by max(received_at) desc limit $3`,
      [this.#team, channel, limit],
    );
    return rows.map(({ question }) => question);
  }

  /**
   * Marks a question as answered.
   * @param plan what it was understood as, for the follow-ups.
   * @param answer the message; undefined when Slack took none.
   */
  async finish({ channel, ts }: OpenQuestion, plan?: Plan, answer?: PostedMessage): Promise<void> {
    await this.#database.query(
      `update slack_question
       set answered_at = now(), lease_until = null, plan = $4::jsonb, answer_channel = $5, answer_ts = $6
       where team = $1 and channel = $2 and ts = $3`,
      [
        this.#team,
        channel,
        ts,
        plan === undefined ? null : JSON.stringify(plan),
        answer?.channel ?? null,
        answer?.ts ?? null,
      ],
    );
  }

  /** What was asked and understood in the thread so far, oldest first. */
  async transcript({ channel, threadTs }: Thread): Promise<Turn[]> {
    const rows = await this.#database.query<{ question: string; plan: unknown }>(
      `select question, plan from slack_question
       where team = $1 and channel = $2 and thread_ts = $3 and plan is not null
       order by ts`,
      [this.#team, channel, threadTs],
    );
    return rows.flatMap(({ question, plan }) => {
      const parsed = storedPlan.safeParse(plan);
      return parsed.success ? [{ question, plan: parsed.data }] : [];
    });
  }

  /** Whether this user has asked something in the thread. */
  async hasAsked({ channel, threadTs }: Thread, user: string): Promise<boolean> {
    const rows = await this.#database.query(
      `select 1 from slack_question
       where team = $1 and channel = $2 and thread_ts = $3 and user_id = $4 limit 1`,
      [this.#team, channel, threadTs, user],
    );
    return rows.length > 0;
  }

  /** Threads with questions that nobody works on: what a stopped instance left behind. */
  async abandoned(): Promise<Thread[]> {
    const rows = await this.#database.query<{ channel: string; thread_ts: string }>(
      `select distinct channel, thread_ts from slack_question
       where team = $1 and answered_at is null and (lease_until is null or lease_until < now())
         and received_at > now() - make_interval(hours => ${oldestHours})`,
      [this.#team],
    );
    return rows.map((row) => ({ channel: row.channel, threadTs: row.thread_ts }));
  }

  async forgetOld(): Promise<void> {
    await this.#database.query(
      `delete from slack_question where team = $1 and received_at < now() - make_interval(days => ${keepDays})`,
      [this.#team],
    );
  }
}

function openQuestion(row: Row): OpenQuestion {
  return {
    channel: row.channel,
    threadTs: row.thread_ts,
    ts: row.ts,
    eventId: row.event_id,
    user: row.user_id,
    question: row.question,
    pressed: row.pressed,
    attempts: row.attempts,
    computed: row.computed,
    streamTs: row.stream_ts ?? undefined,
    isStopped: row.stopped,
  };
}
