import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleThemes } from '../../src/feedback/themes/settle-themes.js';

const fewest = 2;
const hold = { all: () => true, none: () => false };

describe('settling themes', () => {
  test('a held theme keeps its texts and brings along the new ones of its groups', () => {
    // Theme 7 fell into two groups, and the second has a new text.
    const former = Int32Array.from([7, 7, 7, 7, -1]);
    const groups = Int32Array.from([0, 0, 1, 1, 1]);
    expect(settleThemes(groups, { ofText: former, isHeld: hold.all }, fewest)).toEqual([
      { former: 7, texts: [0, 1, 2, 3, 4] },
    ]);
  });

  test('a group of mostly new texts is a theme of its own, without the old ones', () => {
    const former = Int32Array.from([7, 7, 7, -1, -1]);
    const groups = Int32Array.from([0, 0, 1, 1, 1]);
    expect(settleThemes(groups, { ofText: former, isHeld: hold.all }, fewest)).toEqual([
      { former: 7, texts: [0, 1, 2] },
      { former: undefined, texts: [3, 4] },
    ]);
  });

  test('without held themes, groups are the former ones that they share their texts with', () => {
    const former = Int32Array.from([7, 7, 7, 9, 9, 9]);
    const groups = Int32Array.from([1, 1, 1, 0, 0, 0]);
    const settled = settleThemes(groups, { ofText: former, isHeld: hold.none }, fewest);
    expect(settled).toEqual([
      { former: 7, texts: [0, 1, 2] },
      { former: 9, texts: [3, 4, 5] },
    ]);
  });

  test('whatever is found: held texts stay, and no text is in two themes', () => {
    const numbers = fc.integer({ min: -1, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers, numbers), { maxLength: 30 }), (texts) => {
        const former = Int32Array.from(texts, ([theme]) => theme);
        const groups = Int32Array.from(texts, ([, group]) => group);
        const isHeld = (theme: number) => theme !== 3;
        const settled = settleThemes(groups, { ofText: former, isHeld }, fewest);
        const all = settled.flatMap((theme) => theme.texts);
        expect(new Set(all).size).toBe(all.length);
        former.forEach((theme, text) => {
          if (theme < 0 || !isHeld(theme)) return;
          expect(settled.find(({ texts: own }) => own.includes(text))?.former).toBe(theme);
        });
      }),
    );
  });
});
