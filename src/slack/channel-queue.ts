/**
 * Messages of one channel go out one at a time: Slack takes about one a second there, and who has to wait for that
 * must not make all others ask, too.
 */
export class ChannelQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<Result>(channel: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(channel);
    const mine = before === undefined ? work() : before.then(work, work);
    this.#last.set(channel, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(channel) === mine) this.#last.delete(channel);
    }
  }
}
