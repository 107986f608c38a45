import { expect, test } from 'vitest';
import { actionRows } from '../../src/journeys/action-rows.js';
import { givenOther } from '../../src/journeys/given-other.js';
import { postingsOf } from '../../src/journeys/postings.js';
import { createRandom, randomExponential } from '../../src/stats/random.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const day = 86_400;

test('who is given the other action later is compared until then: an action that does nothing shows nothing', () => {
  const random = createRandom(4);
  const perDay = 0.04;
  const size = 9000;
  const events = Array.from({ length: size }, (_, number): SmallEvent[] => {
    const customer = `customer ${number}`;
    const at = (activity: string, days: number) => ({
      customer,
      activity,
      time: 1 + Math.floor(days * day),
    });
    const bought = 1 + randomExponential(random, perDay);
    const second = 1.5 + 15 * random();
    // The second mail goes to those who have not bought yet.
    const mails = [
      [at('First Mail', 1)],
      second < bought ? [at('Second Mail', second)] : [],
      new Array<SmallEvent>(),
    ][number % 3];
    return [at('Listed', 0), ...mails, at('Bought', bought)];
  }).flat();
  const log = smallLog(events, { until: 1000 * day });
  const times = (activity: string) => postingsOf(log, [[log.activityNames.indexOf(activity)]])[0];
  const [entries, action, other, outcomes] = ['Listed', 'First Mail', 'Second Mail', 'Bought'].map(times);
  const question = {
    entries,
    action,
    outcomes,
    horizon: 20 * day,
    givenOther: givenOther(log.customerCount, entries, action, [other]),
  };
  expect(question.givenOther).toBeDefined();
  const rows = actionRows(log, question, createRandom(2));
  const share = (side: number) => {
    const own = rows.outcomes.filter((_, row) => rows.treated[row] === side);
    return own.reduce((sum, outcome) => sum + outcome, 0) / own.length;
  };
  // Leaving out all who were ever given the second mail would give 0.62 or so.
  const truth = 1 - Math.exp(-20 * perDay);
  expect(Math.abs(share(1) - truth)).toBeLessThan(0.035);
  expect(Math.abs(share(0) - truth)).toBeLessThan(0.03);
});
