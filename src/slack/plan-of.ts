import type { Reply } from '../ask/answer.js';
import type { Plan } from '../ask/plan.js';

/** What a question was understood as. */
export function planOf(reply: Reply): Plan {
  switch (reply.kind) {
    case 'answer':
      return reply.answer.plan;
    case 'clarify':
      return { clarify: reply.clarify };
    case 'decline':
      return { decline: reply.decline };
  }
}
