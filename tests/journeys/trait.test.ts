import { describe, expect, test } from 'vitest';
import { buildTrait, growTrait } from '../../src/journeys/build-trait.js';
import { numberOf } from '../../src/journeys/number-text.js';
import { sortTraitRows, TraitRows } from '../../src/journeys/trait-rows.js';
import { traitTimeline } from '../../src/journeys/trait-timeline.js';

/** Values of customers 0, 1, 2 …, one each, known at an unknown time. */
function rows(...texts: string[]) {
  const all = new TraitRows();
  texts.forEach((text, customer) => all.push(customer, customer, 0, text));
  return sortTraitRows(
    all,
    Uint32Array.from(texts, (_, customer) => customer),
  );
}

const describeTrait = (customerCount: number) => ({ name: 'size', personal: false, customerCount });
const build = (...texts: string[]) => buildTrait(describeTrait(texts.length), rows(...texts));

describe('the kind of a trait', () => {
  test.each([
    [['1', '2'], 'number'],
    [['0', '1', '2'], 'number'],
    [['-3.5', '1e3', ''], 'number'],
    [['0', '1'], 'text'],
    [['7', '7'], 'text'],
    [['7', '7.0'], 'text'],
    [['1', 'many'], 'text'],
    [['01234', '1000'], 'text'],
    [['+31612345678', '31612345679'], 'text'],
    [['9007199254740993', '1'], 'text'],
    [['Infinity', '1', '2'], 'text'],
    [['0x10', '1', '2'], 'text'],
    [['1,5', '2'], 'text'],
    [[' 5', '2'], 'text'],
    [['1e999', '2'], 'text'],
    [['', ''], 'text'],
  ])('of %j is %s', (texts, kind) => {
    expect(build(...texts).kind).toBe(kind);
  });

  test('a number is read as it is written', () => {
    expect(['12.50', '-0', '1E-7', '0.1234567890123456789'].map(numberOf)).toEqual([
      12.5, 0, 1e-7, 0.12345678901234568,
    ]);
  });

  const grow = (former: readonly string[], fresh: string) => {
    const trait = build(...former);
    // The last customer has a new value.
    const last = former.length - 1;
    const timeline = traitTimeline(trait, (customer) => (customer === last ? undefined : customer));
    const changed = new TraitRows();
    changed.push(last, last, 0, fresh);
    const places = Uint32Array.from(former, (_, customer) => customer);
    return growTrait(describeTrait(former.length), sortTraitRows(changed, places), { trait, timeline });
  };

  test('may become number when the last word is gone', () => {
    expect(grow(['1', '2', 'many'], '3')).toEqual(build('1', '2', '3'));
  });

  test('needs all texts again to become text: a number does not say how it was written', () => {
    expect(grow(['1.0', '2', '3'], 'many')).toBeUndefined();
    expect(grow(['1.0', '0', '3'], '1')).toBeUndefined();
    expect(grow(['1', '2', '3'], '4')).toEqual(build('1', '2', '4'));
    expect(grow(['1', '2', '3'], '')).toEqual(build('1', '2', ''));
  });
});
