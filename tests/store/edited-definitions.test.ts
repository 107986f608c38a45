import { expect, test } from 'vitest';
import { checkDefinitionsText } from '../../src/store/definitions-file.js';
import { editedDefinitions } from '../../src/store/edited-definitions.js';

const text = `# Ours.
journeys:
  # The main one.
  trial: { stages: [Signed Up, Subscribed] } # agreed in May
terms:
  payers: [{ did: Subscribed }]
changes:
  - { name: new onboarding, at: 2026-08-03 }
`;
const definitionsOf = (edited: string) =>
  checkDefinitionsText(edited, ['Signed Up', 'Subscribed']).definitions;

test('changes one definition and leaves the rest, comments too', () => {
  const edited = editedDefinitions(text, 'journey', 'trial', {
    stages: ['Signed Up', 'Subscribed'],
    within_days: 7,
  });
  expect(edited).toContain('# Ours.');
  expect(edited).toContain('# The main one.');
  expect(definitionsOf(edited)).toEqual({
    ...definitionsOf(text),
    journeys: { trial: { ...definitionsOf(text).journeys.trial, within_days: 7 } },
  });
});

test('adds to sections that are there, and to those that are not', () => {
  const outcome = editedDefinitions(text, 'outcome', 'conversion', { did: 'Subscribed' });
  expect(definitionsOf(outcome).outcomes).toEqual({ conversion: { did: 'Subscribed' } });
  const change = editedDefinitions(text, 'change', 'price: increase', { at: '2026-05-04' });
  expect(definitionsOf(change).changes.map(({ name }) => name)).toEqual([
    'new onboarding',
    'price: increase',
  ]);
  const moved = editedDefinitions(text, 'change', 'new onboarding', { at: '2026-09-01' });
  expect(definitionsOf(moved).changes).toEqual([{ name: 'new onboarding', at: '2026-09-01' }]);
  expect(definitionsOf(editedDefinitions('', 'alias', 'signups', 'Signed Up')).aliases).toEqual({
    signups: 'Signed Up',
  });
});

test('takes out what is there', () => {
  expect(definitionsOf(editedDefinitions(text, 'term', 'payers', undefined)).terms).toEqual({});
  expect(definitionsOf(editedDefinitions(text, 'change', 'new onboarding', undefined)).changes).toEqual([]);
});
