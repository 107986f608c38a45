import { expect, test } from 'vitest';
import { findNewThemes, type StrayText } from '../../src/feedback/themes/find-new-themes.js';
import { normalise } from '../../src/feedback/vectors/vector.js';
import { createRandom, randomNormal } from '../../src/stats/random.js';

const dimensions = 60;
const random = createRandom(7);
const direction = () => normalise(Float32Array.from({ length: dimensions }, () => randomNormal(random)));
/** Texts about one thing: `spread` of noise to one of it. */
const about = (centre: Float32Array, count: number, spread: number) =>
  Array.from({ length: count }, () => {
    const noise = direction();
    return normalise(centre.map((value, place) => value + spread * noise[place]));
  });
const strays = (meanings: readonly Float32Array[], more: Partial<StrayText> = {}): StrayText[] =>
  meanings.map((meaning) => ({ meaning, closeness: 0.2, isNew: true, ...more }));
const leftOver = strays(Array.from({ length: 200 }, direction));

test('texts near to one another and far from all else are one theme, in however many wordings', () => {
  const topic = direction();
  const wordings = [0, 1, 2].map(() => about(topic, 1, 0.6)[0]);
  const planted = strays(wordings.flatMap((wording) => about(wording, 15, 0.4)));
  const [found, ...others] = findNewThemes([...leftOver, ...planted], 300);
  expect(others).toEqual([]);
  const texts = found.flatMap((part) => part.texts);
  const own = texts.filter((place) => place >= leftOver.length);
  expect(own).toHaveLength(planted.length);
  expect(new Set(own).size).toBe(planted.length);
  expect(texts.length - own.length).toBeLessThan(planted.length / 5);
});

test('of many that have come, a small share is no news', () => {
  const planted = strays(about(direction(), 40, 0.5));
  expect(findNewThemes([...leftOver, ...planted], 300)).toHaveLength(1);
  expect(findNewThemes([...leftOver, ...planted], 3000)).toEqual([]);
});

test.each<[string, StrayText[]]>([
  ['what is only left over', []],
  ['too few', strays(about(direction(), 12, 0.5))],
  ['what a known theme is nearly as close to', strays(about(direction(), 40, 0.5), { closeness: 0.8 })],
  ['what was there before', strays(about(direction(), 40, 0.5), { isNew: false })],
])('no theme: %s', (_, texts) => {
  expect(findNewThemes([...leftOver, ...texts], 300)).toEqual([]);
});
