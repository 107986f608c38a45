import type { Thread } from './question-inbox.js';

/**
 * The threads that this instance answers: each once at a time, and not more together than it can answer in time. One
 * that took on more would lose its leases to others, who lose them in turn, and nobody would come to an end.
 */
export class ThreadWork {
  readonly #answer: (thread: Thread) => Promise<void>;
  readonly #most: number;
  readonly #running = new Map<string, Promise<void>>();
  /** In the order in which they came; also those that are under way and have something new. */
  readonly #waiting = new Map<string, Thread>();
  #isClosed = false;

  /** @param answer answers what is open in a thread; never throws. */
  constructor(answer: (thread: Thread) => Promise<void>, most: number) {
    this.#answer = answer;
    this.#most = most;
  }

  begin(thread: Thread): void {
    this.#waiting.set(`${thread.channel} ${thread.threadTs}`, thread);
    this.#next();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Begins nothing more. @returns when what is under way is done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#running.values());
  }

  #next(): void {
    for (const [key, thread] of this.#waiting) {
      if (this.#isClosed || this.#running.size >= this.#most) return;
      if (this.#running.has(key)) continue;
      this.#waiting.delete(key);
      const task = this.#answer(thread).finally(() => {
        this.#running.delete(key);
        this.#next();
      });
      this.#running.set(key, task);
    }
  }
}
