import type { Asker } from '../asker.js';
import type { Database } from './database.js';

export interface AuditEntry {
  readonly asker?: Asker;
  /** `terminal`, `people` or `figures`, and of which rows; `guest` for who gets no answers. */
  readonly reader: string;
  readonly question: string;
  readonly plan?: unknown;
  readonly receipt?: string;
  readonly outcome: 'answered' | 'asked back' | 'declined' | 'refused' | 'failed';
}

/** Adds a line to the audit log, which nothing changes or deletes. */
export async function addAuditEntry(database: Database, entry: AuditEntry): Promise<void> {
  const { asker, reader, question, plan, receipt, outcome } = entry;
  await database.query(
    `insert into audit_entry (team, channel, user_id, reader, question, plan, receipt, outcome)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
    [
      asker?.team ?? null,
      asker?.channel ?? null,
      asker?.user ?? null,
      reader,
      question,
      plan === undefined ? null : JSON.stringify(plan),
      receipt ?? null,
      outcome,
    ],
  );
}
