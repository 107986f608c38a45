import { FootpathError } from '../errors.js';
import type { Metrics } from '../metrics.js';
import type { Ask } from './ask.js';

/** Counts questions and times their answers. @param surface where they are asked, such as `slack`. */
export function createMeasuredAsk(ask: Ask, metrics: Metrics, surface: string): Ask {
  return async (request) => {
    const stop = metrics.answerSeconds.startTimer({ surface });
    const count = (outcome: string) => metrics.questions.inc({ surface, outcome });
    try {
      const reply = await ask(request);
      count({ answer: 'answered', clarify: 'asked back', decline: 'declined' }[reply.kind]);
      return reply;
    } catch (error) {
      count(error instanceof FootpathError ? error.code : 'failed');
      throw error;
    } finally {
      stop();
    }
  };
}
