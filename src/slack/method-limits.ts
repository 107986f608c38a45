interface Limit {
  /** No call before this (milliseconds). */
  until: number;
  /** After it calls go out one at a time, as Slack may say no again: is one under way? */
  isTrying: boolean;
}

/** After so long without another refusal a limit is over. */
const overAfterMs = 10_000;

/**
 * What Slack said about how much it takes: after a refusal no call of that kind goes out until it may, and then one at
 * a time. So many that wait make no more than one refused call in each wait that Slack asks for.
 */
export class MethodLimits {
  readonly #limits = new Map<string, Limit>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Seconds to wait before a call; 0 when it may go out now, and then `passed` or `refused` must follow. */
  take(kind: string): number {
    const limit = this.#limits.get(kind);
    if (!limit) return 0;
    const left = limit.until - this.#now();
    if (left > 0) return Math.ceil(left / 1000);
    if (limit.isTrying) return 1;
    if (left < -overAfterMs) this.#limits.delete(kind);
    else limit.isTrying = true;
    return 0;
  }

  passed(kind: string): void {
    const limit = this.#limits.get(kind);
    if (limit && limit.until <= this.#now()) limit.isTrying = false;
  }

  /** @param seconds that Slack wants us to wait. */
  refused(kind: string, seconds: number): void {
    this.#limits.set(kind, { until: this.#now() + seconds * 1000, isTrying: false });
  }
}
