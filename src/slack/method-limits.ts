interface Limit {
  /** No call before this (milliseconds). */
  until: number;
  /** So many calls may be under way at once: few after a refusal, as Slack may say no again, and twice as many with each that passes. */
  room: number;
  underWay: number;
}

/** With so much room a limit is over. */
const overAtRoom = 64;

/**
 * What Slack said about how much it takes: after a refusal no call of that kind goes out until it may, then one, then
 * more. However many wait, they make few refused calls in each wait that Slack asks for.
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
    if (limit.underWay >= limit.room) return 1;
    limit.underWay++;
    return 0;
  }

  passed(kind: string): void {
    const limit = this.#limits.get(kind);
    // What was under way before the refusal says nothing about what came after.
    if (!limit || limit.until > this.#now()) return;
    limit.underWay = Math.max(0, limit.underWay - 1);
    limit.room *= 2;
    if (limit.room >= overAtRoom) this.#limits.delete(kind);
  }

  /** @param seconds that Slack wants us to wait. */
  refused(kind: string, seconds: number): void {
    this.#limits.set(kind, { until: this.#now() + seconds * 1000, room: 1, underWay: 0 });
  }
}
