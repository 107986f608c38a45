import { expect, test } from 'vitest';
import { atFirstArrival } from '../../src/journeys/at-first-arrival.js';
import { runFunnel } from '../../src/journeys/run-funnel.js';
import { smallLog } from '../support/small-log.js';

test('a step that is repeated counts from its first time, for who moves on and who does not', () => {
  const event = (customer: string, activity: string, time: number) => ({ customer, activity, time });
  const log = smallLog(
    [
      ...[event('moves', 'A', 10), event('moves', 'B', 20), event('moves', 'B', 30), event('moves', 'C', 40)],
      ...[event('stays', 'A', 10), event('stays', 'B', 20), event('stays', 'B', 90)],
      event('only', 'A', 10),
    ],
    { until: 1000 },
  );
  const steps = ['A', 'B', 'C'].map((name) => [log.activityNames.indexOf(name)]);
  const entered = { from: -Infinity, to: Infinity };
  const funnel = runFunnel(log, { steps, within: 100, order: 'ordered', exclude: [], entered });
  const { times, levels } = atFirstArrival(log, funnel, steps);
  expect([...levels]).toEqual([3, 2, 1]);
  expect([...times]).toEqual([10, 20, 40, 10, 20, 0, 10, 0, 0]);
});
