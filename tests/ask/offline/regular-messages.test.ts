import { describe, expect, test } from 'vitest';
import { readSentQuestion } from '../../../src/ask/offline/grammar/schedule/sent-question.js';
import { readAction } from '../../../src/ask/offline/grammar/schedule/subscription-action.js';
import { readTimeOfDay } from '../../../src/ask/offline/grammar/schedule/time-of-day.js';
import { findTimezone } from '../../../src/ask/offline/grammar/schedule/time-zone.js';

describe('what is sent', () => {
  test.each([
    ['every tuesday 10:30 mail me the churn rate by plan', 'churn rate by plan'],
    ['send "who is likely to churn?" every Friday at noon', 'who is likely to churn?'],
    ['weekly: trial conversion by channel, tuesdays 9:30', 'trial conversion by channel'],
    ['please sign me up for the weekly digest, Mondays at 9:00', undefined],
    ['send me this every week', undefined],
  ])('“%s”', (text, question) => {
    expect(readSentQuestion(text).question).toBe(question);
  });
});

describe('when', () => {
  test.each([
    ['mondays, 8 o’clock', '08:00'],
    ['thursday quarter past seven in the morning', '07:15'],
    ['every friday at half past five in the afternoon', '17:30'],
    ['each sunday evening at 8', '20:00'],
    ['at 12 am', '00:00'],
    ['the top 5 complaints', undefined],
  ])('“%s”', (text, time) => {
    expect(readTimeOfDay(text)).toBe(time);
  });

  test.each([
    ['mondays 10:00 New York', 'America/New_York'],
    ['fridays 6pm eastern', 'America/New_York'],
    ['at 9, Berlin time', 'Europe/Berlin'],
    ['customers in Berlin, every monday', undefined],
  ])('“%s”', (text, zone) => {
    expect(findTimezone(text)).toBe(zone);
  });
});

describe('whether to send, to stop or to list', () => {
  test.each([
    [' take me off the weekly report ', false, 'unsubscribe'],
    [' digest off please ', false, 'unsubscribe'],
    [' every thursday tell us how many customers stop using the app ', true, 'subscribe'],
    [' send me drop offs of the trial every monday ', true, 'subscribe'],
    [' which digests am i getting ', false, 'list'],
  ] as const)('“%s”', (text, isTimed, action) => {
    expect(readAction(text, isTimed)).toBe(action);
  });
});
