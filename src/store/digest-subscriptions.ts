import type { Database } from './database.js';

/** When a digest comes: every week on that day, at that time of that zone; an alert is looked at every day. */
export interface WeeklySchedule {
  /** `monday` … */
  readonly weekday: string;
  /** HH:MM */
  readonly time: string;
  readonly timezone: string;
}

export interface NewSubscription extends WeeklySchedule {
  readonly team: string;
  /** A channel or a direct message. */
  readonly channel: string;
  readonly createdBy: string;
  /** Answered every week; the digest itself when null. */
  readonly question: string | null;
  /** Told of only when the figure of the question goes past one of these. */
  readonly over?: number | null;
  readonly under?: number | null;
}

export interface DigestSubscription extends NewSubscription {
  readonly over: number | null;
  readonly under: number | null;
  /** Of an alert: whether the figure was past its bound at the last look. */
  readonly wasPast: boolean | null;
  readonly id: number;
  readonly createdAt: Date;
}

/** Told of when a figure goes past its bound, and looked at every day. */
export function isAlert({ over, under }: Pick<DigestSubscription, 'over' | 'under'>): boolean {
  return over !== null || under !== null;
}

const fields = `id, team, channel, created_by as "createdBy", question, weekday, time, timezone, created_at as "createdAt",
  over, under, was_past as "wasPast"`;

/** Begins one, or moves the one that is there to another time. */
export async function subscribe(database: Database, wanted: NewSubscription): Promise<DigestSubscription> {
  const [subscription] = await database.query<DigestSubscription>(
    `insert into digest_subscription (team, channel, created_by, question, weekday, time, timezone, over, under)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (team, channel, coalesce(question, ''), (over is null), (under is null)) where ended_at is null
     do update set weekday = excluded.weekday, time = excluded.time, timezone = excluded.timezone,
       over = excluded.over, under = excluded.under, was_past = null, created_at = now()
     returning ${fields}`,
    [
      wanted.team,
      wanted.channel,
      wanted.createdBy,
      wanted.question,
      wanted.weekday,
      wanted.time,
      wanted.timezone,
      wanted.over ?? null,
      wanted.under ?? null,
    ],
  );
  return subscription;
}

/** Those of a workspace, or of one channel in it, oldest first. */
export function listSubscriptions(
  database: Database,
  team: string,
  channel?: string,
): Promise<DigestSubscription[]> {
  return database.query<DigestSubscription>(
    `select ${fields} from digest_subscription
     where team = $1 and ($2::text is null or channel = $2) and ended_at is null order by id`,
    [team, channel ?? null],
  );
}

/** Slack workspaces that have been here; the web chat's own is written in small letters. */
export async function slackTeams(database: Database): Promise<string[]> {
  const rows = await database.query<{ team: string }>(
    `select team from slack_question where team = upper(team) union
     select team from digest_subscription where team = upper(team) union
     select team from slack_installation order by team`,
  );
  return rows.map(({ team }) => team);
}

/** Ends subscriptions. @returns those that were ended. */
export function endSubscriptions(
  database: Database,
  ids: readonly number[],
  why: string,
): Promise<DigestSubscription[]> {
  return database.query<DigestSubscription>(
    `update digest_subscription set ended_at = now(), ended_why = $2
     where id = any($1::int[]) and ended_at is null returning ${fields}`,
    [ids, why],
  );
}
