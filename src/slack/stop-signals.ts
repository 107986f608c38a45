import type { Logger } from 'pino';
import type { OpenQuestion, QuestionInbox, Thread } from './question-inbox.js';

const lookEveryMs = 1000;

/** Why work ends that nobody stopped: this instance stops, and the next one does it. */
export const instanceStops = new Error('This instance stops.');

/** Work that somebody may stop: on this instance at once, on another one within a second. */
export class StopSignals {
  readonly #running = new Map<string, AbortController>();
  readonly #inbox: QuestionInbox;
  readonly #log: Logger;
  #isClosed = false;

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
    if (this.#isClosed) controller.abort(instanceStops);
    const looking = setInterval(() => {
      this.#inbox
        .isStopped(open)
        .then((stopped) => stopped && controller.abort())
        .catch((error: unknown) => this.#log.warn({ err: error }, 'A stop could not be looked up.'));
    }, lookEveryMs).unref();
    try {
      return await work(controller.signal);
    } finally {
      clearInterval(looking);
      if (this.#running.get(key) === controller) this.#running.delete(key);
    }
  }

  /** Ends all that is still being worked out here. */
  letGo(): void {
    this.#isClosed = true;
    for (const controller of this.#running.values()) controller.abort(instanceStops);
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
