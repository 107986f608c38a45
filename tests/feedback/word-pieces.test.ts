import { expect, test } from 'vitest';
import { cutIntoPieces } from '../../src/feedback/embedding/word-pieces.js';

const list = ['[UNK]', 'un', '##aff', '##able', 'invoice', '##s', '!', 'cafe', '中'];
const pieces = { vocabulary: new Map(list.map((piece, number) => [piece, number])), unknown: 0 };
const cut = (text: string) => cutIntoPieces(text, pieces).map((piece) => list[piece]);

/** The example of the BERT authors' own tokenizer, and their rules for accents, punctuation and ideographs. */
test('cuts words into the longest pieces from the left', () => {
  expect(cut('Unaffable invoices!')).toEqual(['un', '##aff', '##able', 'invoice', '##s', '!']);
  expect(cut('Café 中中')).toEqual(['cafe', '中', '中']);
  expect(cut('xyz invoice')).toEqual(['[UNK]', 'invoice']);
  expect(cut('')).toEqual([]);
});
