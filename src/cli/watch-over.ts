import type { Database } from '../store/database.js';
import { createMetrics, type Looked } from '../metrics.js';
import type { Health, Operations } from '../web/operations.js';
import type { AnsweringWorkspace } from './session.js';

const patienceMs = 2000;

export interface WatchedOver extends Operations {
  /** Slack is connected, or not set up. */
  slack: string;
  /** Health says that it is stopping, so that nobody sends more work. */
  isStopping: boolean;
}

/** Health and metrics of a serving workspace. */
export function watchOver({ workspace, view }: AnsweringWorkspace): WatchedOver {
  const { database } = workspace;
  const look = async (): Promise<Looked> => {
    const [{ open, oldest }] = await database.query<{ open: number; oldest: number }>(
      `select count(*)::int as open, coalesce(extract(epoch from now() - min(received_at)), 0)::float8 as oldest
         from slack_question where answered_at is null and received_at > now() - interval '1 day'`,
    );
    const { log } = await view();
    return {
      openQuestions: open,
      oldestOpenSeconds: oldest,
      customers: log.customerCount,
      events: log.eventCount,
      dataUntil: log.until,
    };
  };
  const watched: WatchedOver = {
    slack: 'not set up',
    isStopping: false,
    metrics: createMetrics(look),
    async health(): Promise<Health> {
      const answers = await answersInTime(database);
      const checks = { database: answers ? 'answers' : 'does not answer', slack: watched.slack };
      if (watched.isStopping) return { status: 'stopping', checks };
      return { status: answers ? 'ok' : 'failing', checks };
    },
  };
  return watched;
}

async function answersInTime(database: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const answer = database.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
