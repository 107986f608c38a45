import { expect, test } from 'vitest';
import { partsFeltOtherwise } from '../../tools/parts-felt-otherwise.js';
import { firstClearlySpoken, firstSpoken } from '../../tools/spoken-themes.js';

const [errors, support] = [1, 2];
const [wrongTax, doubled, lovely, plain, slow, quick] = [10, 11, 12, 13, 20, 21];

/** `count` texts of a part, each of its own customer, an hour apart. */
const texts = (main: number, theme: number, sentiment: number, count: number, firstCustomer: number) =>
  Array.from({ length: count }, (_, place) => ({
    main,
    theme,
    sentiment: sentiment + (place % 2 === 0 ? 0.2 : -0.2),
    whole: true,
    clear: true,
    text: { customer: firstCustomer + place, at: 3600 * place },
  }));

const mentions = [
  ...texts(errors, wrongTax, -0.7, 20, 0),
  ...texts(errors, doubled, -0.5, 20, 100),
  ...texts(errors, lovely, 0.6, 10, 200),
  ...texts(errors, plain, 0.05, 10, 300),
  ...texts(support, slow, -0.6, 20, 400),
  ...texts(support, quick, 0.6, 20, 500),
];

test('a part of praise under a main theme of blame feels otherwise, and the other way round', () => {
  expect(partsFeltOtherwise(mentions)).toEqual(new Set([lovely]));
  const turned = mentions.map((mention) => ({ ...mention, sentiment: -mention.sentiment }));
  expect(partsFeltOtherwise(turned)).toEqual(new Set([lovely]));
});

test('held against outcomes are those alone who spoke of a theme as most do', () => {
  const held = firstClearlySpoken(mentions);
  const customers = (main: number) => [...(held.get(main)?.keys() ?? [])].sort((a, b) => a - b);
  const of = (first: number, count: number) => Array.from({ length: count }, (_, place) => first + place);
  expect(customers(errors)).toEqual([...of(0, 20), ...of(100, 20), ...of(300, 10)]);
  // As much is praised here as blamed: there is no other side.
  expect(customers(support)).toEqual([...of(400, 20), ...of(500, 20)]);
  expect(firstSpoken(mentions).get(errors)?.size).toBe(60);
});

test('who praised first and blamed later has spoken of it from then on', () => {
  const later = { ...texts(errors, wrongTax, -0.7, 1, 200)[0], text: { customer: 200, at: 90_000 } };
  expect(
    firstClearlySpoken([...mentions, later])
      .get(errors)
      ?.get(200),
  ).toBe(90_000);
});
