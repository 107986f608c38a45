import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

/** Slack took the call and said no: trying the same again is no use. */
export function isRefusal(error: unknown): error is InstanceType<typeof webApi.WebAPIPlatformError> {
  return error instanceof webApi.WebAPIPlatformError;
}

/**
 * Calls Slack, waits out rate limits and faults on its side, and gives up after `patienceMs`. A call that timed out
 * is repeated too: an answer that comes twice is better than none.
 */
export async function callSlack<Result>(
  call: () => Promise<Result>,
  patienceMs: number,
  pause: (milliseconds: number) => Promise<unknown> = wait,
): Promise<Result> {
  const deadline = Date.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const delay = delayAfter(error, attempt);
      if (delay === undefined || Date.now() + delay > deadline) throw error;
      await pause(delay);
    }
  }
}

/** Milliseconds to wait before another try; undefined where there is no use in one. */
function delayAfter(error: unknown, attempt: number): number | undefined {
  const backoff = 1000 * 2 ** Math.min(attempt, 4);
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500 ? backoff : undefined;
  if (error instanceof webApi.WebAPIRequestError) return backoff;
  if (isRefusal(error)) return temporary.has(error.data.error) ? backoff : undefined;
  return undefined;
}

const temporary = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
]);
