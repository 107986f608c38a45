import type { Logger } from 'pino';
import type { OpenQuestion, QuestionInbox, Thread } from './question-inbox.js';

const lookEveryMs = 1000;

/** Work that somebody may stop: on this instance at once, on another one within a second. */
export class StopSignals {
  readonly #running = new Map<string, AbortController>();
  readonly #inbox: QuestionInbox;
  readonly #log: Logger;

  constructor(inbox: QuestionInbox, log: Logger) {
    this.#inbox = inbox;
    this.#log = log;
  }

  /** Does the work with a signal that tells when nobody waits for it any more. */
  async during<Result>(open: OpenQuestion, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    const key = keyOf(open);
    this.#running.set(key, controller);
    if (open.isStopped) controller.abort();
    const looking = setInterval(() => {
      this.#inbox
        .isStopped(open)
        .then((stopped) => stopped && controller.abort())
        .catch((error: unknown) => this.#log.warn({ err: error }, 'A stop could not be looked up.'));
    }, lookEveryMs);
    try {
      return await work(controller.signal);
    } finally {
      clearInterval(looking);
      if (this.#running.get(key) === controller) this.#running.delete(key);
    }
  }

  /** Stops what is being worked out in a thread, and what waits there. */
  async stop(thread: Thread): Promise<void> {
    await this.#inbox.stop(thread);
    this.#running.get(keyOf(thread))?.abort();
  }
}

function keyOf({ channel, threadTs }: Thread): string {
  return `${channel} ${threadTs}`;
}
