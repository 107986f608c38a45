import { randomChoice, randomInteger, type Random } from '../../src/stats/random.js';
import type { Failure } from '../../src/web/fake-slack/web-api.js';

const rateLimit = (random: Random): Failure => ({
  status: 429,
  headers: { 'retry-after': random() < 0.2 ? '1' : '0' },
  body: { ok: false, error: 'ratelimited' },
});

/** What Slack and the net between can do to a call: refuse it for a while, lose it, or lose only its answer. */
const troubles: readonly ((random: Random, timeoutMs: number) => Failure)[] = [
  rateLimit,
  rateLimit,
  () => ({ status: 503, body: 'upstream' }),
  () => ({ status: 502, body: 'upstream', servedAfterMs: 0 }),
  () => ({ status: 200, body: { ok: false, error: 'internal_error' } }),
  () => ({ status: 200, lost: 'cut' }),
  (random) => ({ status: 200, lost: 'cut', servedAfterMs: randomInteger(random, 50) }),
  (random, timeoutMs) => ({
    status: 200,
    lost: 'silent',
    servedAfterMs: randomInteger(random, timeoutMs * 1.5),
  }),
];

/** A trouble for the given share of calls. */
export function anyTrouble(random: Random, share: number, timeoutMs: number): Failure | undefined {
  return random() < share ? randomChoice(random, troubles)(random, timeoutMs) : undefined;
}
