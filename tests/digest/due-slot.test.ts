import { expect, test } from 'vitest';
import { dueSlot } from '../../src/digest/due-slot.js';
import type { DigestSubscription } from '../../src/store/digest-subscriptions.js';

const subscription = (more: Partial<DigestSubscription> = {}): DigestSubscription => ({
  id: 1,
  team: 'T1',
  channel: 'C1',
  createdBy: 'U1',
  question: null,
  weekday: 'monday',
  time: '09:00',
  timezone: 'Europe/Amsterdam',
  over: null,
  under: null,
  wasPast: null,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  ...more,
});
const due = (now: string, more?: Partial<DigestSubscription>) =>
  dueSlot(subscription(more), new Date(now))?.toISOString();

// 26 October 2026 is a Monday, in winter time: 09:00 in Amsterdam is 08:00 UTC.
test('is due from its time on, in its zone', () => {
  expect(due('2026-10-26T07:59:59Z')).toBeUndefined();
  expect(due('2026-10-26T08:00:00Z')).toBe('2026-10-26T08:00:00.000Z');
  expect(due('2026-10-26T08:00:30Z')).toBe('2026-10-26T08:00:00.000Z');
  // A week earlier clocks were not back yet.
  expect(due('2026-10-19T07:10:00Z')).toBe('2026-10-19T07:00:00.000Z');
});

test('after a long standstill only a slot of the last day is made up for', () => {
  expect(due('2026-10-27T07:00:00Z')).toBe('2026-10-26T08:00:00.000Z');
  expect(due('2026-10-27T08:00:01Z')).toBeUndefined();
  expect(due('2026-11-01T12:00:00Z')).toBeUndefined();
});

test('who subscribes after the time waits for the next week', () => {
  expect(due('2026-10-26T09:00:00Z', { createdAt: new Date('2026-10-26T08:30:00Z') })).toBeUndefined();
});

test('a time that clocks skip comes once, and one that comes twice comes once', () => {
  // New York, Sunday 8 March 2026: 02:30 does not exist; Sunday 1 November 2026: 01:30 comes twice.
  const newYork = { weekday: 'sunday', timezone: 'America/New_York' };
  expect(due('2026-03-08T12:00:00Z', { ...newYork, time: '02:30' })).toBe('2026-03-08T07:00:00.000Z');
  const first = due('2026-11-01T05:45:00Z', { ...newYork, time: '01:30' });
  expect(first).toBe('2026-11-01T05:30:00.000Z');
  expect(due('2026-11-01T06:45:00Z', { ...newYork, time: '01:30' })).toBe(first);
});

test('an alert is looked at every day', () => {
  expect(due('2026-10-28T08:00:00Z')).toBeUndefined();
  expect(due('2026-10-28T08:00:00Z', { question: 'churn rate', over: 0.05 })).toBe(
    '2026-10-28T08:00:00.000Z',
  );
});
