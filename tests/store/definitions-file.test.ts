import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noDefinitions } from '../../src/journeys/definitions.js';
import { checkDefinitionsText, readDefinitions } from '../../src/store/definitions-file.js';

/** The example of the contract. */
const example = `timezone: Europe/Amsterdam
journeys:
  trial:
    stages: [Viewed Home, Signed Up, {name: Onboarded, any_of: [Completed Onboarding, Skipped Onboarding]}]
    within_days: 30
outcomes:
  conversion: {did: Subscribed}
  churn: {inactive_days: 30, after: Subscribed}
terms:
  trial users: [{did: Started Trial}, {did_not: Subscribed}]
  stuck: [{term: trial users}, {stage: Onboarded}, {lost_at: Signed Up, journey: trial}]
aliases: {onboarding: Completed Onboarding}
actions: {Offered Demo: actionable}
changes: [{name: new onboarding, at: 2026-08-03}]
`;
const activities = ['Viewed Home', 'Signed Up', 'Completed Onboarding', 'Subscribed', 'Started Trial'];

/** Line and message of each problem of a text. */
function problems(text: string): [number, string][] {
  return checkDefinitionsText(text, activities).problems.map(({ line, message }) => [line, message]);
}

describe('footpath.yaml', () => {
  test('is read with its defaults', () => {
    const { definitions, problems: none } = checkDefinitionsText(example, activities);
    expect(none).toEqual([]);
    expect(definitions.timezone).toBe('Europe/Amsterdam');
    expect(definitions.journeys.trial.stages[0]).toEqual({ name: 'Viewed Home', any_of: ['Viewed Home'] });
    expect(definitions.changes).toEqual([{ name: 'new onboarding', at: '2026-08-03' }]);
  });

  test.each(['', '# nothing yet\n', 'journeys:\naliases:\n'])('may be empty: %j', (text) => {
    expect(checkDefinitionsText(text, [])).toEqual({
      definitions: noDefinitions,
      problems: [],
      warnings: [],
    });
  });

  test('has every problem told at once, each with its line and the way to mend it', () => {
    const text = `timezone: Europe/Amsterdm
journeys:
  trial:
    stages: [Viewed Home, Signed Up, Viewed Home]
  onboarding:
    stages: [Signed Up]
    within: 30
outcomes:
  churn: {inactive_days: -1}
  conversion: {dit: Subscribed}
terms:
  happy: [{term: hapy}]
  first: [{term: second}]
  second: [{did: Subscribed}, {term: first}]
  lost:
    - {lost_at: Signd Up, journey: trial}
    - {stage: Signed Up, journey: trail}
    - {did: Subscribed, at_leest: 2}
changes:
  - {name: new onboarding, at: 2026-02-30}
outcome: {}
`;
    expect(problems(text)).toEqual([
      [1, expect.stringContaining('timezone: is not a time zone')],
      [4, expect.stringMatching(/^journeys\.trial\.stages\[2\]: the stage "Viewed Home" is in this journey/)],
      [6, expect.stringContaining('at least two stages')],
      [7, 'journeys.onboarding.within: is not known here; known are stages, within_days'],
      [9, 'outcomes.churn.inactive_days: must be more than 0 days'],
      [10, expect.stringMatching(/^outcomes\.conversion: must say which activity/)],
      [12, 'terms.happy[0].term: there is no term "hapy"; did you mean "happy"?'],
      [13, 'terms.first: a term must not mean itself: "first" → "second" → "first"'],
      [14, 'terms.second: a term must not mean itself: "second" → "first" → "second"'],
      [18, expect.stringContaining('at_leest: is not known here; known are did, at_least')],
      [20, 'changes[0].at: must be a date, YYYY-MM-DD'],
      [21, expect.stringContaining('outcome: is not known here; known are timezone, journeys')],
    ]);
    // The term "lost" is looked into once its shape is right.
    expect(problems(text.replace('at_leest', 'at_least')).filter(([line]) => line > 14 && line < 19)).toEqual(
      [
        [16, 'terms.lost[0].lost_at: there is no stage "Signd Up"; did you mean "Signed Up"?'],
        [17, 'terms.lost[1].journey: there is no journey "trail"; did you mean "trial"?'],
      ],
    );
  });

  test.each([
    ['journeys:\n  a: {stages: [x, y]}\n  a: {stages: [x, z]}', 3, 'twice'],
    ['changes:\n- {name: n, at: 2026-01-01}\n- {name: n, at: 2026-02-01}', 3, 'another change is called "n"'],
    ['journeys:\n  a: [x\nterms: {}', 3, 'Flow sequence'],
    ['- journeys', 1, 'must be a list of sections'],
    ['terms: {a: [{term: toString}]}', 1, 'there is no term "toString"'],
    ['terms: {self: [{term: self}]}', 1, '"self" → "self"'],
    ['actions: {Offered Demo: yes}', 1, 'must be `actionable`'],
  ])('%j is wrong in line %i: %s', (text, line, message) => {
    expect(problems(text)).toEqual([[line, expect.stringContaining(message)]]);
  });

  test('activities that the data have not seen are warnings', () => {
    expect(checkDefinitionsText(example, activities).warnings).toMatchObject([
      {
        line: 4,
        message:
          'journeys.trial.stages[2]: no record has the activity "Skipped Onboarding" yet; did you mean "Completed Onboarding"?',
      },
      { line: 13, message: 'actions.Offered Demo: no record has the activity "Offered Demo" yet' },
    ]);
    const misspelt = checkDefinitionsText('outcomes: {conversion: {did: Subscribd}}', activities);
    expect(misspelt.warnings[0].message).toContain('did you mean "Subscribed"?');
    // In a condition, a stage or an outcome is as good.
    const text = 'outcomes: {conversion: {did: Subscribed}}\nterms: {paying: [{did: conversion}]}';
    expect(checkDefinitionsText(text, activities).warnings).toEqual([]);
  });

  test('refuses the whole file in one error; a missing file is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footpath-definitions-'));
    const file = join(folder, 'footpath.yaml');
    expect((await readDefinitions(file, [])).definitions).toEqual(noDefinitions);
    await writeFile(file, 'timezone: Nowhere\njourneys: 3\n');
    const reading = readDefinitions(file, []);
    await expect(reading).rejects.toMatchObject({ code: 'bad_setting' });
    await expect(reading).rejects.toThrow(
      `${file} needs mending:\n  - line 1: timezone: is not a time zone, such as Europe/Amsterdam\n  - line 2: journeys: must be names`,
    );
    await rm(folder, { recursive: true });
  });
});
