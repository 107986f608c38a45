import { plain, type Quote } from './quotes.js';

/** A quote, and the number of the text that it is said to be of: `“too slow” (text 12)`. */
const cited = /(?:“([^”]+)”|"([^"]+)")[,.;:]?\s*\(text (\d+)\)/gu;
const citation = /\s*\(text \d+\)/gu;

/** Words that bring a quote and claim nothing. */
const bringing = new Set(
  'a an the another one customer s user somebody someone wrote writes said says put puts it in on from about theme also and for example as words own'.split(
    ' ',
  ),
);

/** A sentence whose quotes stand in the texts that it names. */
export interface CitedSentence {
  /** Without the numbers of texts, which are no figures. */
  readonly text: string;
  /** It cites, and says nothing else. */
  readonly citesAlone: boolean;
}

/** Undefined where a quote is not of the text that is named, or a number is of no quote. */
export function readCitations(sentence: string, quotes: readonly Quote[]): CitedSentence | undefined {
  const found = [...sentence.matchAll(cited)];
  if (found.length !== (sentence.match(citation) ?? []).length) return undefined;
  const texts = found.map(([, curly, straight, id]) => {
    const pieces = (curly ?? straight ?? '').split(/…|\.{3}/).filter((piece) => piece.trim() !== '');
    return quotes.find((quote) => quote.id === Number(id) && pieces.every((piece) => isOf(piece, quote)));
  });
  if (texts.includes(undefined)) return undefined;
  const ofThem = new Set(
    texts.flatMap((quote) => plain(`${quote?.source ?? ''} ${quote?.theme ?? ''}`).split(' ')),
  );
  const around = plain(sentence.replace(cited, ' ')).split(' ');
  return {
    text: sentence.replace(citation, ''),
    citesAlone:
      found.length > 0 && around.every((word) => word === '' || bringing.has(word) || ofThem.has(word)),
  };
}

/** Words that stand alone may mean the opposite in their sentence, so that a piece has some of them or is the whole text. */
const fewestWords = 3;

function isOf(piece: string, { text }: Quote): boolean {
  const [said, whole] = [plain(piece), plain(text)];
  return said === whole || (said.split(' ').length >= fewestWords && ` ${whole} `.includes(` ${said} `));
}
