import { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import { callSlack, isRefusal } from '../../src/slack/call-slack.js';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;
const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error });

/** A call that fails with each error once, then succeeds, and the waits in between. */
async function run(errors: readonly Error[], patience = 60_000) {
  const waits: number[] = [];
  const left = [...errors];
  const result = await callSlack(
    () => {
      const error = left.shift();
      return error ? Promise.reject(error) : Promise.resolve('done');
    },
    patience,
    (milliseconds) => Promise.resolve(waits.push(milliseconds)),
  ).catch((error: unknown) => error);
  return { result, waits };
}

test('waits as long as Slack says', async () => {
  expect(await run([new WebAPIRateLimitedError(3), new WebAPIRateLimitedError(5)])).toEqual({
    result: 'done',
    waits: [3000, 5000],
  });
});

test('tries again after faults of Slack and of the net, with growing waits', async () => {
  const faults = [
    new WebAPIHTTPError(503, '', {}),
    new WebAPIRequestError(new Error('reset')),
    refusal('internal_error'),
  ];
  expect(await run(faults)).toEqual({ result: 'done', waits: [1000, 2000, 4000] });
});

test('does not try again what Slack refuses', async () => {
  const { result, waits } = await run([refusal('channel_not_found')]);
  expect(isRefusal(result)).toBe(true);
  expect(waits).toEqual([]);
});

test('gives up when the wait would be longer than its patience', async () => {
  const limit = new WebAPIRateLimitedError(120);
  expect(await run([limit])).toEqual({ result: limit, waits: [] });
});
