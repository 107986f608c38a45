import { describe, expect, test } from 'vitest';
import { nameThemes } from '../../src/feedback/themes/name-themes.js';
import { wordRunsOf } from '../../src/feedback/words/terms.js';
import { unlikeFirst } from '../../src/feedback/words/unlike-first.js';

describe('words of themes', () => {
  test('words belong together where a space or a hyphen stands between', () => {
    expect(wordRunsOf('Every 2 days. Bank-sync fails, again')).toEqual([
      ['every'],
      ['days'],
      ['bank', 'sync', 'fails'],
      ['again'],
    ]);
    expect(wordRunsOf('')).toEqual([]);
  });

  test('no name holds a pair that two sentences or a figure make', () => {
    const sync = Array.from({ length: 5 }, () => 'The feed stops every 3 days. Payments vanish');
    const price = Array.from({ length: 5 }, () => 'The price went up. Customers leave');
    const terms = nameThemes([sync, price]).flatMap((theme) => theme.terms);
    expect(terms).toContain('payments vanish');
    expect(terms.join(', ')).not.toMatch(/every days|days payments|up customers|last/);
  });

  test('what says the same in other words comes last', () => {
    const texts = [
      'Will the bank sync support business savings accounts?',
      'Does the bank sync work with business savings accounts?',
      'The bank feed is two days old.',
    ];
    expect(unlikeFirst(texts, (text) => text)).toEqual([texts[0], texts[2], texts[1]]);
  });
});
