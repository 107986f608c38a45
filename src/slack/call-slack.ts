import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

/** Slack took the call and said no: trying the same again is no use. */
export function isRefusal(error: unknown): error is InstanceType<typeof webApi.WebAPIPlatformError> {
  return error instanceof webApi.WebAPIPlatformError && !faults.has(error.data.error);
}

/** Nothing can be said to Slack until somebody installs the app again. */
export function isAboutToken(error: unknown): boolean {
  return isRefusal(error) && tokenErrors.has(error.data.error);
}

/** The call failed, and yet Slack may have done what it asked for. */
export function isUnclear(error: unknown): boolean {
  return !isRefusal(error) && !isRateLimit(error);
}

/**
 * Calls Slack, waits out rate limits and faults on its side, and gives up after `patienceMs`. Only for calls that may
 * be repeated: one that timed out may have been served.
 */
export async function callSlack<Result>(
  call: () => Promise<Result>,
  patienceMs: number,
  // A wait does not hold up the end of the program.
  pause: (milliseconds: number) => Promise<unknown> = (delay) => wait(delay, undefined, { ref: false }),
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
export function delayAfter(error: unknown, attempt: number): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  if (isRefusal(error)) return undefined;
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode < 500) return undefined;
  return 1000 * 2 ** Math.min(attempt, 4);
}

function isRateLimit(error: unknown): boolean {
  if (error instanceof webApi.WebAPIRateLimitedError) return true;
  return error instanceof webApi.WebAPIPlatformError && error.data.error === 'ratelimited';
}

/** Slack's own troubles, in the form of a refusal. */
const faults = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
]);

const tokenErrors = new Set([
  'token_revoked',
  'token_expired',
  'account_inactive',
  'invalid_auth',
  'not_authed',
]);
