import { expect, test } from 'vitest';
import { givenOther } from '../../src/journeys/given-other.js';
import { postingsOf } from '../../src/journeys/postings.js';
import { smallLog } from '../support/small-log.js';

test('arms of which everyone gets one or none stand in place of each other; actions beside each other don’t', () => {
  const events = Array.from({ length: 60 }, (_, number) => {
    const customer = `customer ${number}`;
    const arms = [['First Mail'], ['Second Mail'], []][number % 3];
    const beside = number % 5 === 0 ? ['Called'] : [];
    return ['Listed', ...arms, ...beside].map((activity, time) => ({ customer, activity, time: 1 + time }));
  }).flat();
  const log = smallLog(events);
  const times = (activity: string) => postingsOf(log, [[log.activityNames.indexOf(activity)]])[0];
  const [listed, first, second, called] = ['Listed', 'First Mail', 'Second Mail', 'Called'].map(times);
  const other = givenOther(log.customerCount, listed, first, [second, called]);
  expect([...(other ?? [])]).toEqual(
    Array.from({ length: 60 }, (_, number) => (number % 3 === 1 ? 2 : Infinity)),
  );
  expect(givenOther(log.customerCount, listed, called, [first, second])).toBeUndefined();
});
