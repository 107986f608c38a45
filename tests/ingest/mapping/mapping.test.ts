import { expect, test } from 'vitest';
import { checkMapping, parseMappingLines } from '../../../src/ingest/mapping/mapping.js';

const check = (yaml: string) => checkMapping(parseMappingLines(yaml, 'map.yaml'), 'map.yaml');

test('every form that docs/import.md shows', () => {
  expect(
    check(`
source: Website
customer: userId
identifiers: {anonymous: anonymousId, email: traits.email}
time: timestamp
activity: {column: type, names: {trial_started: Started Trial}, only: [trial_started]}
value: properties.amount
id: messageId
traits: [plan, {country: context.country}]
personal: [name]
text: comment
rating: score
timezone: Europe/Amsterdam
date_order: day-first
`),
  ).toMatchObject({
    source: 'website',
    traits: { plan: 'plan', country: 'context.country' },
    activity: { column: 'type', names: { trial_started: 'Started Trial' } },
  });
  expect(check('customer: a\nactivities: {Signed Up: s, Paid: {time: p, value: v}}').activities).toEqual({
    'Signed Up': { time: 's' },
    Paid: { time: 'p', value: 'v' },
  });
});

test('what is written out reads back as the same mapping', () => {
  const mapping = check('customer: c\ntime: t\nactivity: a\ntraits: [p]\nsource: {column: s}');
  expect(checkMapping(JSON.parse(JSON.stringify(mapping)), 'stored')).toEqual(mapping);
});

test('every problem at once, by its place', () => {
  expect(() =>
    check('custmer: a\nactivity: {const: X}\ntraits: 3\ntimezone: Mars\nidentifiers: {email: }'),
  ).toThrow(
    [
      "map.yaml can't be used as a mapping:",
      '  - identifiers.email: must be a text',
      '  - activity: must be a column, {constant: Left Review}, or {column, names, only}',
      '  - traits: must be a list, such as [plan, {country: context.country}]',
      '  - timezone: is not a time zone, such as Europe/Amsterdam',
      '  - custmer: unknown; known are source, customer, identifiers, time, activity, activities, value, id, traits, personal, text, rating, timezone, date_order',
      '  - time: missing; an activity needs the column of its time',
    ].join('\n'),
  );
});

test.each([
  ['time: t\nactivity: a', /customer: missing/],
  ['customer: c', /activity: missing/],
  ['customer: c\ntime: t\nactivity: a\nactivities: {X: t}', /activity and time, or activities/],
  ['customer: c\ntraits: [p]\nvalue: v', /value: belongs to an activity/],
  ['customer: c\ntraits: [p]\nidentifiers: {customer: d}', /name the customer id in customer/],
  ['a: [', /not a mapping in YAML/],
  ['- a', /must be lines/],
])('%j is refused', (yaml, message) => {
  expect(() => check(yaml)).toThrow(message);
});
