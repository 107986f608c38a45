/** Longer words are names of files, keys and the like. */
const longestWord = 100;
/** Enough for a long review; what follows adds little to a mean. */
const mostPieces = 512;
const mostKnown = 50_000;
const ascii = /^[\x20-\x7e\s]*$/;
/** Punctuation, signs and ideographs stand alone; all else that no space parts is a word. */
const wordOrSign =
  /[\p{P}\p{S}\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\s\p{P}\p{S}\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/gu;

/** Number of each word piece; a piece that continues a word starts with `##`. */
export type Vocabulary = ReadonlyMap<string, number>;

export interface WordPieces {
  readonly vocabulary: Vocabulary;
  /** Number of the piece that stands for what the vocabulary can't spell. */
  readonly unknown: number;
  /** Words that were cut before: most words come again and again. */
  readonly known?: Map<string, readonly number[]>;
}

/**
 * Cuts a text into word pieces as BERT's uncased models do: lower case, accents off, punctuation and ideographs apart,
 * then the longest piece that fits, from the left (Wu et al., arXiv 1609.08144; Devlin et al., arXiv 1810.04805).
 */
export function cutIntoPieces(text: string, { vocabulary, unknown, known }: WordPieces): number[] {
  const plain = (ascii.test(text) ? text : text.normalize('NFD').replace(/\p{Mn}/gu, '')).toLowerCase();
  const pieces: number[] = [];
  for (const [word] of plain.matchAll(wordOrSign)) {
    let own = known?.get(word);
    if (own === undefined) {
      own = cutWord(word, vocabulary) ?? [unknown];
      if (known && known.size < mostKnown) known.set(word, own);
    }
    pieces.push(...own);
    if (pieces.length >= mostPieces) break;
  }
  return pieces.slice(0, mostPieces);
}

function cutWord(word: string, vocabulary: Vocabulary): number[] | undefined {
  if (word.length > longestWord) return undefined;
  const pieces: number[] = [];
  for (let start = 0; start < word.length;) {
    const found = longestPiece(word, start, vocabulary);
    if (!found) return undefined;
    pieces.push(found.piece);
    start = found.end;
  }
  return pieces;
}

function longestPiece(
  word: string,
  start: number,
  vocabulary: Vocabulary,
): { piece: number; end: number } | undefined {
  for (let end = word.length; end > start; end--) {
    const piece = vocabulary.get((start > 0 ? '##' : '') + word.slice(start, end));
    if (piece !== undefined) return { piece, end };
  }
  return undefined;
}
