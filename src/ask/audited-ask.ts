import type { Asker } from '../asker.js';
import { FootpathError } from '../errors.js';
import { addAuditEntry, type AuditEntry } from '../store/audit-log.js';
import type { Database } from '../store/database.js';
import type { Reply } from './answer.js';
import type { Ask } from './ask.js';

/** Writes every question down, with what came of it. An answer that can't be written down is not given. */
export function createAuditedAsk(ask: Ask, database: Database): Ask {
  return async (request) => {
    const { question, asker } = request;
    const reader = classOf(asker);
    const write = (came: Pick<AuditEntry, 'plan' | 'receipt' | 'outcome'>) =>
      addAuditEntry(database, { asker, reader, question, ...came });
    try {
      const reply = await ask(request);
      await write(cameOf(reply));
      return reply;
    } catch (error) {
      const refused = error instanceof FootpathError && error.code === 'not_permitted';
      await write({ outcome: refused ? 'refused' : 'failed' });
      throw error;
    }
  };
}

/** Class of reader: what they may see, and of whom. */
function classOf(asker: Asker | undefined): string {
  if (!asker) return 'terminal';
  const rights = asker.maySeePeople ? 'people' : 'figures';
  return asker.role === undefined ? rights : `${rights} of ${asker.role}`;
}

function cameOf(reply: Reply): Pick<AuditEntry, 'plan' | 'receipt' | 'outcome'> {
  switch (reply.kind) {
    case 'answer':
      return { plan: reply.answer.plan, receipt: reply.answer.envelope.receipt, outcome: 'answered' };
    case 'clarify':
      return { plan: { clarify: reply.clarify }, outcome: 'asked back' };
    case 'decline':
      return { plan: { decline: reply.decline }, outcome: 'declined' };
  }
}
