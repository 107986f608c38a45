import type { webApi } from '@slack/bolt';
import type { Metrics } from '../metrics.js';

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;

/** `fetch`, which counts calls of the Web API by method and by what came of them. */
export function countedFetch({ slackCalls }: Metrics): Fetch {
  return async (...request) => {
    const method = new URL(String(request[0])).pathname.split('/').at(-1) ?? '';
    const count = (result: string) =>
      slackCalls.inc({ method: /^[a-z][\w.]*\.\w+$/i.test(method) ? method : 'upload', result });
    try {
      const response = await fetch(...request);
      count(response.status === 429 ? 'limited' : response.ok ? 'ok' : 'refused');
      return response;
    } catch (error) {
      count('lost');
      throw error;
    }
  };
}
