import { expect, test } from 'vitest';
import { proposedDefinitions } from '../../../src/journeys/proposal/proposal.js';
import { proposeDefinitions } from '../../../src/journeys/proposal/propose-definitions.js';
import { smallLog } from '../../support/small-log.js';

const journeysOf = (...activities: readonly string[]) => {
  const events = Array.from({ length: 100 }, (_, number) =>
    activities.map((activity, place) => ({
      customer: `c${number}`,
      activity,
      time: 1_700_000_000 + 10_000 * number + 3600 * place,
    })),
  );
  const { journeys } = proposedDefinitions(proposeDefinitions(smallLog(events.flat())));
  return Object.entries(journeys).map(([name, { stages }]) => [name, ...stages.map((stage) => stage.name)]);
};

test('a ticket before is no step on the way to a subscription, but to its own end', () => {
  expect(journeysOf('Opened Ticket', 'Signed Up', 'Started Subscription')).toEqual([
    ['subscription', 'Signed Up', 'Started Subscription'],
  ]);
  expect(journeysOf('Opened Ticket', 'Ticket Solved')).toEqual([
    ['support', 'Opened Ticket', 'Ticket Solved'],
  ]);
});
