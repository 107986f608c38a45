import { expect, test } from 'vitest';
import { buildCatalog } from '../../src/ask/build-catalog.js';
import { rivalMeanings } from '../../src/ask/rival-meanings.js';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { smallLog } from '../support/small-log.js';

const names = ['Signed Up', 'Activated Card', 'Activated Account', 'Cancelled Order', 'Cancelled Plan'];
const log = smallLog(
  names.map((activity, place) => ({ customer: 'ann', activity, time: 1_780_000_000 + place })),
);

function rivals(question: string, args: ToolArguments<'trend'>, more: object = {}): string[] {
  const definitions = definitionsSchema.parse({
    outcomes: { 'order churn': { did: 'Cancelled Order' }, 'plan churn': { did: 'Cancelled Plan' } },
    ...more,
  });
  return rivalMeanings(question, { tool: 'trend', args }, buildCatalog(log, definitions, new Map()));
}
const activated = { measure: 'customers', activity: 'Activated Account' } as const;

test('words that fit two names equally say which was taken, and what the other is', () => {
  expect(rivals('how many activated last month?', activated)).toEqual([
    '“activated” was taken as Activated Account; it could also mean Activated Card.',
  ]);
  expect(rivals('our churn rate by month', { measure: 'conversion', outcome: 'order churn' })).toEqual([
    '“churn” was taken as order churn; it could also mean plan churn.',
  ]);
});

test('a name that is said whole, or settled by an alias, has no rivals; nor has an outcome in its own activity', () => {
  expect(rivals('how many activated their account?', activated)).toEqual([]);
  expect(rivals('how many activated?', activated, { aliases: { activated: 'Activated Account' } })).toEqual(
    [],
  );
  expect(rivals('how many cancelled orders?', { measure: 'customers', activity: 'Cancelled Order' })).toEqual(
    [],
  );
  expect(rivals('how many signups?', { measure: 'customers', activity: 'Signed Up' })).toEqual([]);
});
