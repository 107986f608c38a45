import { describe, expect, test } from 'vitest';
import {
  findHorizons,
  findSurroundings,
  findWindows,
} from '../../../src/ask/offline/calendar/duration-grammar.js';
import { findPeriods } from '../../../src/ask/offline/calendar/period-grammar.js';
import { tokenise } from '../../../src/ask/offline/text/token.js';
import { WordText } from '../../../src/ask/offline/text/word-text.js';

// 2026-10-31 is a Saturday; its week began on Monday 26 October.
const today = '2026-10-31';

const wordsOf = (question: string): WordText =>
  new WordText(tokenise(question).map(({ word, number }) => (number === undefined ? word : String(number))));

function periodsOf(question: string, anchor?: { from: string; to: string }): string[] {
  const words = wordsOf(question);
  const length = tokenise(question).length;
  return findPeriods(words, length, { today, anchor, changes: [] }).map(
    ({ period }) => `${period.from ?? ''}..${period.to ?? ''}`,
  );
}

describe('periods, from included, to excluded (CONTRACT §3)', () => {
  test.each([
    ['today', '2026-10-31..2026-11-01'],
    ['yesterday', '2026-10-30..2026-10-31'],
    ['the day before yesterday', '2026-10-29..2026-10-30'],
    ['in the last 30 days', '2026-10-02..2026-11-01'],
    ['over the past 7 days', '2026-10-25..2026-11-01'],
    ['in the last two weeks', '2026-10-18..2026-11-01'],
    ['the last 8 weeks', '2026-09-06..2026-11-01'],
    ['the last twenty-one days', '2026-10-11..2026-11-01'],
    ['past week', '2026-10-25..2026-11-01'],
    ['the past month', '2026-10-02..2026-11-01'],
    ['this week', '2026-10-26..2026-11-01'],
    ['this month', '2026-10-01..2026-11-01'],
    ['this quarter', '2026-10-01..2026-11-01'],
    ['this year', '2026-01-01..2026-11-01'],
    ['year to date', '2026-01-01..2026-11-01'],
    ['last week', '2026-10-19..2026-10-26'],
    ['last month', '2026-09-01..2026-10-01'],
    ['last quarter', '2026-07-01..2026-10-01'],
    ['last year', '2025-01-01..2026-01-01'],
    ['the last 3 months', '2026-07-31..2026-11-01'],
    ['the last 6 months', '2026-04-30..2026-11-01'],
    ['the last two quarters', '2026-04-30..2026-11-01'],
    ['in May', '2026-05-01..2026-06-01'],
    ['in December', '2025-12-01..2026-01-01'],
    ['in October', '2026-10-01..2026-11-01'],
    ['August last year', '2025-08-01..2025-09-01'],
    ['May 2025', '2025-05-01..2025-06-01'],
    ['in Q2', '2026-04-01..2026-07-01'],
    ['Q4 2025', '2025-10-01..2026-01-01'],
    ['the first half of the year', '2026-01-01..2026-07-01'],
    ['in 2025', '2025-01-01..2026-01-01'],
    ['in 2026', '2026-01-01..2026-11-01'],
    ['since June', '2026-06-01..2026-11-01'],
    // Seasons are those of the north, by whole months.
    ['signups this summer', '2026-06-01..2026-09-01'],
    ['last summer', '2026-06-01..2026-09-01'],
    ['this autumn', '2026-09-01..2026-11-01'],
    ['last fall', '2025-09-01..2025-12-01'],
    ['last winter', '2025-12-01..2026-03-01'],
    ['in the spring', '2026-03-01..2026-06-01'],
    ['summer of 2025', '2025-06-01..2025-09-01'],
    ['did they fall last year', '2025-01-01..2026-01-01'],
    ['since last summer', '2026-06-01..2026-11-01'],
    ['since last Monday', '2026-10-26..2026-11-01'],
    ['since 3 August', '2026-08-03..2026-11-01'],
    ['from June onwards', '2026-06-01..2026-11-01'],
    ['before 3 August', '..2026-08-03'],
    ['before May', '..2026-05-01'],
    ['after 3 August', '2026-08-04..2026-11-01'],
    ['on 15 September', '2026-09-15..2026-09-16'],
    ['on September 15th, 2025', '2025-09-15..2025-09-16'],
    ['on 2026-06-15', '2026-06-15..2026-06-16'],
    ['on 5 November', '2025-11-05..2025-11-06'],
    ['between 1 September and 15 September', '2026-09-01..2026-09-16'],
    ['between 1 and 15 September', '2026-09-01..2026-09-16'],
    ['between June and August', '2026-06-01..2026-09-01'],
    ['from June to August', '2026-06-01..2026-09-01'],
    ['between November and February', '2025-11-01..2026-03-01'],
    ['last weekend', '2026-10-24..2026-10-26'],
    ['two months ago', '2026-08-01..2026-09-01'],
    ['on Friday', '2026-10-30..2026-10-31'],
  ])('%s', (words, wanted) => {
    expect(periodsOf(`signups ${words}`)).toEqual([wanted]);
  });

  test('two named periods are two', () => {
    expect(periodsOf('themes Q3 vs Q2')).toEqual(['2026-07-01..2026-10-01', '2026-04-01..2026-07-01']);
  });

  test('the month before is the one before what the thread is about', () => {
    expect(periodsOf('and the month before?', { from: '2026-09-01', to: '2026-10-01' })).toEqual([
      '2026-08-01..2026-09-01',
    ]);
  });

  test('a verb keeps its small word', () => {
    expect(periodsOf('who checked in yesterday')).toEqual(['2026-10-30..2026-10-31']);
  });

  test.each([
    'who may leave',
    'march them through it',
    'customers who spent over 2000',
    'a second chance',
    'in 31 February',
    'the winter storage journey',
    'who store their boat in winter',
    'where do they fall out',
  ])('no period in “%s”', (question) => {
    expect(
      periodsOf(question).filter((period) => !period.startsWith('2026-02') && !period.startsWith('2025-02')),
    ).toEqual([]);
  });
});

describe('lengths of time, in days', () => {
  test.each([
    ['in the next 30 days', 30],
    ['next week', 7],
    ['next month', 30],
    ['next quarter', 90],
    ['over the next two weeks', 14],
    ['over the next ninety days', 90],
    ['a week from now', 7],
    ['two weeks out', 14],
    ['in the coming 6 weeks', 42],
    ['tomorrow', 1],
  ])('ahead: %s', (words, days) => {
    expect(findHorizons(wordsOf(`how many will leave ${words}`), today).map((each) => each.days)).toContain(
      days,
    );
  });

  test.each([
    ['within 3 days', 3],
    ['within a week', 7],
    ['in the following 3 days', 3],
    ['within 24 hours', 1],
  ])('apart: %s', (words, days) => {
    expect(findWindows(wordsOf(`who sign up and pay ${words}`)).map((each) => each.days)).toContain(days);
  });

  test.each([
    ['with a 60 day window', 60],
    ['30 days before and after', 30],
    ['two weeks either side', 14],
  ])('around: %s', (words, days) => {
    expect(findSurroundings(wordsOf(`the effect ${words}`)).map((each) => each.days)).toContain(days);
  });
});
