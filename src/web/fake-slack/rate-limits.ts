/** Calls a minute, and how many of them at once. */
interface Limit {
  readonly perMinute: number;
  readonly burst: number;
}

const tier2 = { perMinute: 20, burst: 20 };
const tier3 = { perMinute: 50, burst: 50 };
const tier4 = { perMinute: 100, burst: 100 };

/** As Slack's reference has them (docs.slack.dev/apis/web-api/rate-limits): per method and workspace, messages per channel. */
const limits: Readonly<Record<string, Limit>> = {
  'chat.postMessage': { perMinute: 60, burst: 4 },
  'chat.update': tier3,
  'chat.delete': tier3,
  // Their tiers are not documented: the strictest that is likely.
  'chat.startStream': tier2,
  'chat.stopStream': tier2,
  'chat.appendStream': tier4,
  'conversations.history': tier3,
  'conversations.open': tier3,
  'conversations.replies': tier3,
  'files.getUploadURLExternal': tier4,
  'files.completeUploadExternal': tier4,
  'assistant.threads.setStatus': { perMinute: 60, burst: 60 },
  'assistant.threads.setSuggestedPrompts': tier4,
  'agents.sessions.setStatus': tier3,
  'users.info': tier4,
  'views.open': tier4,
  'views.publish': tier4,
  'auth.test': { perMinute: 600, burst: 600 },
};

/** Counts calls as Slack does: who makes too many is told how long to wait. */
export class RateLimits {
  readonly #buckets = new Map<string, { left: number; at: number }>();
  readonly #speed: number;

  /** @param speed how many times as much as Slack allows: for runs in which all else is that much faster, too. */
  constructor(speed = 1) {
    this.#speed = speed;
  }

  /** Seconds to wait; 0 when the call may pass. */
  take(method: string, channel: string): number {
    const { perMinute: usual, burst: atOnce } = limits[method] ?? tier2;
    const [perMinute, burst] = [usual * this.#speed, atOnce * this.#speed];
    const key = method === 'chat.postMessage' ? `${method} ${channel}` : method;
    const now = Date.now();
    const bucket = this.#buckets.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, bucket.left + ((now - bucket.at) / 60_000) * perMinute);
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1 ? 0 : Math.ceil(((1 - left) / perMinute) * 60);
  }
}
