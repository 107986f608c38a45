import { expect, test } from 'vitest';
import { readAlert } from '../../../src/ask/offline/grammar/schedule/alert.js';

test.each([
  ['tell me when weekly churn goes over 5 %', { question: 'weekly churn', over: 0.05 }],
  ['Alert us if signups drop below 1,000 a week!', { question: 'weekly signups', under: 1000 }],
  [
    'please let me know as soon as the trial conversion rate is under 12.5 percent',
    { question: 'trial conversion rate', under: 0.125 },
  ],
  ['notify the team once our refunds exceed 20 per day', { question: 'daily refunds', over: 20 }],
])('%s', (text, alert) => {
  expect(readAlert(text)).toEqual(alert);
});

test.each([
  'tell me who spends more than 500',
  'tell me when churn was highest',
  'send me the churn rate every monday at 9',
  'which customers went over 5 tickets?',
  'let me know how many trials are over 30 days old',
])('no alert: %s', (text) => {
  expect(readAlert(text)).toBeUndefined();
});
