/** At Slack's hundred or so files a minute the last of them waits for some ten seconds. */
const mostWaiting = 20;
const atOnce = 3;

/** Sends a file; never throws, and waits no longer when the signal comes. */
type Send = (signal: AbortSignal) => Promise<void>;

interface Waiting {
  readonly send: Send;
  readonly done: () => void;
}

/** Files go to Slack a few at a time, behind the answers: it takes so many a minute, and no answer waits for that. */
export class FileLine {
  readonly #waiting: Waiting[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  /** Another file would come too late to be of use. */
  get isFull(): boolean {
    return this.#waiting.length >= mostWaiting;
  }

  /** @returns when the file is sent, or will not be any more. */
  add(send: Send): Promise<void> {
    if (this.#closing.signal.aborted) return Promise.resolve();
    return new Promise((done) => {
      this.#waiting.push({ send, done });
      this.#next();
    });
  }

  /** Sends nothing more. @returns when what is under way is done. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const { done } of this.#waiting.splice(0)) done();
    await Promise.all(this.#running);
  }

  #next(): void {
    while (this.#running.size < atOnce) {
      const next = this.#waiting.shift();
      if (!next) return;
      const sending = next.send(this.#closing.signal).finally(() => {
        this.#running.delete(sending);
        next.done();
        this.#next();
      });
      this.#running.add(sending);
    }
  }
}
