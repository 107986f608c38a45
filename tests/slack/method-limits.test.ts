import { expect, test } from 'vitest';
import { MethodLimits } from '../../src/slack/method-limits.js';

function limitsAt() {
  let now = 0;
  return { limits: new MethodLimits(() => now), at: (seconds: number) => (now = seconds * 1000) };
}

test('no call goes out before Slack takes it again, and others are not held back', () => {
  const { limits, at } = limitsAt();
  expect(limits.take('a')).toBe(0);
  limits.refused('a', 3);
  expect(limits.take('a')).toBe(3);
  expect(limits.take('b')).toBe(0);
  at(2.5);
  expect(limits.take('a')).toBe(1);
  at(3);
  expect(limits.take('a')).toBe(0);
});

test('after a refusal one call goes out, then more with each that passes', () => {
  const { limits, at } = limitsAt();
  limits.refused('a', 1);
  at(1);
  expect([limits.take('a'), limits.take('a')]).toEqual([0, 1]);
  limits.passed('a');
  expect([limits.take('a'), limits.take('a'), limits.take('a')]).toEqual([0, 0, 1]);
  limits.refused('a', 1);
  at(2);
  expect([limits.take('a'), limits.take('a')]).toEqual([0, 1]);
});

test('what was under way before a refusal does not end it', () => {
  const { limits, at } = limitsAt();
  limits.take('a');
  limits.refused('a', 5);
  limits.passed('a');
  at(1);
  expect(limits.take('a')).toBe(4);
});

test('many that wait make few refused calls', () => {
  const { limits, at } = limitsAt();
  let [tokens, refused, passed] = [20, 0, 0];
  // A minute in which a hundred try once a second, of a method that takes one call a second.
  for (let second = 0; second < 60; second++) {
    at(second);
    tokens = Math.min(20, tokens + 1);
    for (let caller = 0; caller < 100; caller++) {
      if (limits.take('a') > 0) continue;
      if (tokens >= 1) {
        tokens--;
        passed++;
        limits.passed('a');
      } else {
        refused++;
        limits.refused('a', 1);
      }
    }
  }
  expect(passed).toBeGreaterThan(60);
  expect(refused).toBeLessThanOrEqual(60);
});
