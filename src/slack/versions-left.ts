import type { Logger } from 'pino';
import { validateBlocks, type Message } from '../render/validate-blocks.js';

/** The versions of a message, from the richest to plain text, of which Slack has refused those before. */
export class VersionsLeft {
  readonly #versions: Iterator<Message>;
  readonly #log: Logger;
  #current: Message;

  /** @param versions at least one. */
  constructor(versions: Iterable<Message>, log: Logger) {
    this.#versions = versions[Symbol.iterator]();
    this.#log = log;
    const first = this.#versions.next();
    if (first.done) throw new Error('A message needs a version.');
    this.#current = first.value;
    this.#skipUnfit();
  }

  get current(): Message {
    return this.#current;
  }

  /** Goes on to the next one. False when there is none. */
  next(): boolean {
    if (!this.#advance()) return false;
    this.#skipUnfit();
    return true;
  }

  /** Past what Slack would refuse; the last one is tried whatever it is. */
  #skipUnfit(): void {
    for (;;) {
      const problems = validateBlocks(this.#current);
      if (problems.length === 0 || !this.#advance()) return;
      this.#log.error({ problems }, 'A message breaks the limits of Slack; a simpler one is sent.');
    }
  }

  #advance(): boolean {
    const next = this.#versions.next();
    if (next.done) return false;
    this.#current = next.value;
    return true;
  }
}
