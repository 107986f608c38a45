import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber } from '../../../src/ask/offline/text/number-words.js';
import { phrase, occurs } from '../../../src/ask/offline/text/phrase.js';
import { editDistance, Speller } from '../../../src/ask/offline/text/spelling.js';
import { stem } from '../../../src/ask/offline/text/stem.js';
import { tokenise } from '../../../src/ask/offline/text/token.js';
import { WordText } from '../../../src/ask/offline/text/word-text.js';

const words = (text: string): string[] => tokenise(text).map(({ word }) => word);

describe('words of a question', () => {
  test('short and spoken forms are written out', () => {
    expect(words("What's r ppl saying? dont u know")).toEqual(
      'what is are people saying do not you know'.split(' '),
    );
  });

  test('snake case and hyphens part words, ids, dates and addresses stay whole', () => {
    expect(words('add_to_cart sign-up cus_00731 2026-08-03 a.b@c.nl 1-10 200+ Zürich’s')).toEqual([
      'add', 'to', 'cart', 'sign', 'up', 'cus_00731', '2026-08-03', 'a.b@c.nl', '1-10', '200+', 'zurich',
    ]); // prettier-ignore
  });

  test('every token lies where it says in the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { text: written, start, end } of tokenise(text)) {
          expect(text.slice(start, end)).toContain(written);
        }
      }),
    );
  });

  test.each([
    ['ten', 10],
    ['ninety', 90],
    ['1,200', 1200],
    ['10k', 10_000],
    ['70%', 70],
    ['2.5', 2.5],
  ])('%s is a number', (word, number) => expect(readNumber(word)).toBe(number));

  test.each([
    [['cancel', 'cancels', 'cancelled', 'cancellation']],
    [['leave', 'left', 'leaving']],
    [['buy', 'bought', 'buying']],
    [['win', 'won']],
  ])('%j share a stem', (forms) => expect(new Set(forms.map(stem)).size).toBe(1));

  test.each([
    ['active', 'activation'],
    ['active', 'activity'],
    ['like', 'likely'],
    ['rate', 'rating'],
  ])('%s and %s do not', (a, b) => expect(stem(a)).not.toBe(stem(b)));
});

describe('spelling', () => {
  /** Optimal string alignment by its definition: slow and plain. */
  function plainDistance(a: string, b: string): number {
    if (a === '' || b === '') return Math.max(a.length, b.length);
    const rest = plainDistance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
    const swapped =
      a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
        ? plainDistance(a.slice(2), b.slice(2)) + 1
        : Infinity;
    return Math.min(plainDistance(a.slice(1), b) + 1, plainDistance(a, b.slice(1)) + 1, rest, swapped);
  }

  test('counts edits as the definition does', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(editDistance(a, b, 9)).toBe(plainDistance(a, b));
        expect(editDistance(a, b, 2)).toBe(Math.min(3, plainDistance(a, b)));
      }),
    );
  });

  test('mends what is near one known word, and leaves real words and toss-ups alone', () => {
    const speller = new Speller(['topic', 'onboard', 'trial', 'tribal'], [], new Set(['spend']));
    expect(speller.mend('topci')).toBe('topic');
    expect(speller.mend('onbord')).toBe('onboard');
    expect(speller.mend('trbal')).toBe('tribal');
    expect(speller.mend('trixal')).toBeUndefined();
    expect(speller.mend('weather')).toBeUndefined();
    expect(speller.knows('spend', 'spend')).toBe(true);
  });
});

describe('turns of phrase', () => {
  const says = (source: string, question: string): boolean => {
    const stems = tokenise(question).map((token) => token.stem);
    const text = new WordText(stems);
    return occurs(phrase(source), { stems: text, folded: text, stemSet: new Set(stems) });
  };

  test.each([
    ['drop off', 'where do they drop off?', true],
    ['drop off', 'why are people dropping off', true],
    ['drop off', 'they drop it off', false],
    ['lose|leak people', 'we are losing people', true],
    ['where … leave', 'where in the trial do customers leave', true],
    ['the? map', 'show map', true],
    ['^ who', 'who left?', true],
    ['^ who', 'please tell me who left', true],
    ['^ who', 'customers who left', false],
    ['which .. moment', 'which of the moments matter', true],
    ['which .. moment', 'which of all our many moments matter', false],
  ])('“%s” in “%s”: %s', (source, question, wanted) => expect(says(source, question)).toBe(wanted));
});
