import { webApi } from '@slack/bolt';
import { MethodLimits } from './method-limits.js';

/**
 * Slack's Web API for one bot. What Slack has asked us to wait with is not called before: the error is the one that
 * Slack would give, so whoever can wait does, and what is only nice to have is left out at once.
 */
export class SlackClient extends webApi.WebClient {
  readonly #limits = new MethodLimits();
  readonly #noStreamSeconds: number;

  /** @param noStreamMs a stream that begins has to be ended too, and its answer would wait for that: after a refusal none begins for so long. */
  constructor(token: string, options: webApi.WebClientOptions, noStreamMs: number) {
    super(token, options);
    this.#noStreamSeconds = noStreamMs / 1000;
  }

  override async apiCall(
    method: string,
    options: Record<string, unknown> = {},
  ): Promise<webApi.WebAPICallResult> {
    const kind = kindOf(method, options);
    const seconds = this.#limits.take(kind);
    if (seconds > 0) throw new webApi.WebAPIRateLimitedError(seconds);
    try {
      const result = await super.apiCall(method, options);
      this.#limits.passed(kind);
      return result;
    } catch (error) {
      if (error instanceof webApi.WebAPIRateLimitedError) {
        const atLeast = method === 'chat.startStream' ? this.#noStreamSeconds : 0;
        this.#limits.refused(kind, Math.max(error.retryAfter, atLeast));
      } else this.#limits.passed(kind);
      throw error;
    }
  }
}

/** Messages are limited by channel, all else by workspace. */
function kindOf(method: string, { channel }: Record<string, unknown>): string {
  return method === 'chat.postMessage' ? `${method} ${String(channel)}` : method;
}
